"""Pages whose metadata say what they are: schema.org, OpenGraph, meta fields."""

# ruff: noqa: E501 -- a page reads best as it is

from __future__ import annotations

from benchmarks.page_set.pages import Pages, article, full, news_article
from benchmarks.page_set.parts import (
    CAPTION,
    COMMENTS,
    FIGURE,
    HEADLINES,
    MORE,
    NAV,
    RELATED,
    document,
    footer,
    ld,
    named,
    og,
    paragraphs,
)
from benchmarks.page_set.stories import HOSPITAL, PORT, SHELLS, TALKS

MARKUP = Pages()
page = MARKUP.add

# --- schema.org ---

page(
    "NewsArticle in JSON-LD, author as object",
    PORT,
    document(
        ld(news_article(PORT, "The Herald", "2021-03-04T10:00:00+02:00", {"@type": "Person", "name": "Jana Petrova"})),
        article(PORT, "<p class='byline'>By <a href='/jana'>Jana Petrova</a></p>", {3: MORE}, RELATED) + footer("The Herald"),
        title=full(PORT, "The Herald"),
    ),
    outlet="The Herald",
    published="2021-03-04",
    author="Jana Petrova",
)
page(
    "NewsArticle in a @graph with two authors, changed later",
    HOSPITAL,
    document(
        ld(
            {
                "@context": "https://schema.org",
                "@graph": [
                    {"@type": "Organization", "@id": "#org", "name": "Levant Post"},
                    {"@type": "WebSite", "name": "Levant Post"},
                    {"@type": "BreadcrumbList", "itemListElement": []},
                    news_article(
                        HOSPITAL,
                        "Levant Post",
                        "2020-06-09T06:30:00Z",
                        [{"@type": "Person", "name": "Omar Said"}, {"@type": "Person", "name": "Lea Brun"}],
                        "2023-01-15T00:00:00Z",
                    ),
                ],
            }
        ),
        article(HOSPITAL, "<time datetime='2023-01-15'>Updated 15 January 2023</time>", None, RELATED)
        + COMMENTS
        + footer("Levant Post"),
        title=full(HOSPITAL, "Levant Post"),
    ),
    outlet="Levant Post",
    published="2020-06-09",
    author="Omar Said, Lea Brun",
)
page(
    "a list of JSON-LD with a related article first",
    TALKS,
    document(
        ld(
            [
                {
                    "@type": "NewsArticle",
                    "headline": HEADLINES[0],
                    "datePublished": "2018-01-02",
                    "url": "https://herald.example/other",
                },
                news_article(TALKS, "The Herald", "2021-11-12", {"name": "Ivo Marek"}),
            ]
        ),
        article(TALKS, "", None, RELATED) + footer("The Herald"),
        title=full(TALKS, "The Herald"),
    ),
    outlet="The Herald",
    published="2021-11-12",
    author="Ivo Marek",
)
page(
    "JSON-LD that is broken, OpenGraph that is right",
    SHELLS,
    document(
        '<script type=\'application/ld+json\'>{"@type": "NewsArticle", "headline": "x, </script>'
        + og(site_name="River Times", title=SHELLS.title, article_published_time="2022-10-01T12:00:00Z"),
        article(SHELLS, "<span class='author'>Ada Novak</span>") + footer("River Times"),
        title=SHELLS.title,
    ),
    outlet="River Times",
    published="2022-10-01",
    author="Ada Novak",
)
page(
    "microdata",
    PORT,
    document(
        "",
        f"{NAV}<div itemscope itemtype='https://schema.org/NewsArticle'><h1 itemprop='headline'>{PORT.title}</h1><meta itemprop='datePublished' content='2021-03-04'><meta itemprop='dateModified' content='2021-03-09'><span itemprop='author' itemscope itemtype='https://schema.org/Person'><span itemprop='name'>Jana Petrova</span></span><span itemprop='publisher' itemscope><meta itemprop='name' content='The Herald'></span><div itemprop='articleBody'>{paragraphs(PORT)}</div></div>{RELATED}{footer('The Herald')}",
        title=full(PORT, "The Herald"),
    ),
    outlet="The Herald",
    published="2021-03-04",
    author="Jana Petrova",
)
page(
    "the text in articleBody alone, drawn by a script",
    HOSPITAL,
    document(
        ld(
            news_article(HOSPITAL, "Levant Post", "2020-06-09", {"name": "Omar Said"}, articleBody="\n\n".join(HOSPITAL.paragraphs))
        ),
        f"{NAV}<div id='root'><h1>{HOSPITAL.title}</h1><noscript>You need to enable JavaScript to run this app.</noscript></div>{footer('Levant Post')}",
        title=full(HOSPITAL, "Levant Post"),
    ),
    outlet="Levant Post",
    published="2020-06-09",
    author="Omar Said",
)
page(
    "ReportageNewsArticle, publisher as a reference",
    TALKS,
    document(
        ld(
            {
                "@type": "ReportageNewsArticle",
                "headline": TALKS.title,
                "datePublished": "2021-11-12T22:15:00+0300",
                "author": "Ivo Marek",
                "publisher": {"@id": "https://e.example/#org"},
            },
            {"@type": "NewsMediaOrganization", "@id": "https://e.example/#org", "name": "Eastern Wire"},
        ),
        article(TALKS) + footer("Eastern Wire"),
        title=f"{TALKS.title} - Eastern Wire",
    ),
    outlet="Eastern Wire",
    published="2021-11-12",
    author="Ivo Marek",
)
page(
    "the author is the outlet, as an organisation",
    SHELLS,
    document(
        ld(news_article(SHELLS, "River Times", "2022-10-01", {"@type": "Organization", "name": "River Times"})),
        article(SHELLS, "<p>By River Times staff</p>") + footer("River Times"),
        title=full(SHELLS, "River Times"),
    ),
    outlet="River Times",
    published="2022-10-01",
    may=CAPTION + " By River Times staff",
)

# --- OpenGraph and meta fields ---

page(
    "OpenGraph alone",
    PORT,
    document(
        og(
            site_name="The Herald",
            title=PORT.title,
            type="article",
            url="https://herald.example/2021/port",
            article_published_time="2021-03-04T08:00:00Z",
            article_modified_time="2021-04-01T08:00:00Z",
        ),
        article(PORT, "<div class='author-name'>Jana Petrova</div>", {2: FIGURE, 4: MORE}, RELATED) + footer("The Herald"),
        title=full(PORT, "The Herald"),
    ),
    outlet="The Herald",
    published="2021-03-04",
    author="Jana Petrova",
)
page(
    "the author's address in place of a name",
    HOSPITAL,
    document(
        og(
            site_name="Levant Post",
            title=HOSPITAL.title,
            article_published_time="2020-06-09",
            article_author="https://www.facebook.com/levantpost",
        ),
        article(HOSPITAL) + footer("Levant Post"),
        title=HOSPITAL.title,
    ),
    outlet="Levant Post",
    published="2020-06-09",
)
page(
    "Dublin Core",
    TALKS,
    document(
        named(DC_title=TALKS.title, DC_creator="Ivo Marek", DC_publisher="Eastern Wire", DC_date_issued="2021-11-12")
        .replace("DC-", "DC.")
        .replace("date-issued", "date.issued"),
        article(TALKS) + footer("Eastern Wire"),
        title=TALKS.title,
    ),
    outlet="Eastern Wire",
    published="2021-11-12",
    author="Ivo Marek",
)
page(
    "fields of an analytics service",
    SHELLS,
    document(
        named(
            parsely_title=SHELLS.title,
            parsely_pub_date="2022-10-01T09:00:00Z",
            parsely_author="Ada Novak",
            application_name="River Times",
        ),
        article(SHELLS) + footer("River Times"),
        title=full(SHELLS, "River Times"),
    ),
    outlet="River Times",
    published="2022-10-01",
    author="Ada Novak",
)
page(
    "the site's name behind the title, nothing else",
    PORT,
    document(
        named(author="Jana Petrova"),
        article(PORT, "<time datetime='2021-03-04T10:00'>4 March 2021</time>") + footer("The Herald"),
        title=f"{PORT.title} – The Herald",
    ),
    outlet="The Herald",
    published="2021-03-04",
    author="Jana Petrova",
)
page(
    "a site's name that is its slogan too",
    HOSPITAL,
    document(
        og(
            site_name="Levant Post | News you can trust",
            title=f"{HOSPITAL.title} | Levant Post",
            article_published_time="2020-06-09",
        ),
        article(HOSPITAL, "<p class='byline'>Omar Said, Tell Amara</p>") + footer("Levant Post"),
        title=f"{HOSPITAL.title} | Levant Post",
    ),
    outlet="Levant Post",
    published="2020-06-09",
    author="Omar Said",
    may=CAPTION + " Omar Said, Tell Amara",
)
