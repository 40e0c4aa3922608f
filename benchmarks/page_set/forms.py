"""The pages of the set, a row each: the forms in which real sites put an article, and pages that hold none.

They are written for this set, after forms that are common on the web; no page of any site is in it.
"""

# ruff: noqa: E501 -- a page reads best as it is

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.page_set.parts import (
    CAPTION,
    COMMENTS,
    COOKIES,
    FIGURE,
    HEADLINES,
    MORE,
    NAV,
    NEWSLETTER,
    RELATED,
    SHARE,
    blocks,
    document,
    footer,
    ld,
    named,
    og,
    paragraphs,
)
from benchmarks.page_set.stories import ARABIC, FRENCH, HEBREW, HOSPITAL, PERSIAN, PORT, RUSSIAN, SHELLS, TALKS, Story


@dataclass(frozen=True)
class Page:
    """A page, and what is to be read in it. `published` None: it says nothing of its day, and a wrong day is worse than none."""

    name: str
    html: str | bytes
    story: Story | None  # None: no text is to be read
    outlet: str | None = None
    published: str | None = None
    author: str | None = None
    title: str | None = None
    url: str = "https://herald.example/2021/port"
    extra: str = ""  # text of the article beside the story's
    may: str = field(default=CAPTION)  # text that may be there or not

    @property
    def wanted(self) -> str:
        """The text that is to be read."""
        if self.story is None:
            return ""
        return "\n".join((self.title or self.story.title, *self.story.paragraphs, self.extra))


def article(story: Story, by: str = "", between: dict[int, str] | None = None, after: str = "") -> str:
    """An article as most sites have it."""
    return f"{NAV}{COOKIES}<main><article><header><h1>{story.title}</h1>{by}</header>{FIGURE}{SHARE}{paragraphs(story, between)}</article>{after}</main>{NEWSLETTER}"


def news_article(
    story: Story, outlet: str, published: str, author: object = None, modified: str | None = None, **more: object
) -> dict[str, object]:
    """schema.org's NewsArticle."""
    row: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": published,
    }
    row |= {
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": outlet,
            "logo": {"@type": "ImageObject", "url": "https://herald.example/l.png"},
        }
    }
    if author:
        row["author"] = author
    if modified:
        row["dateModified"] = modified
    return {**row, **more}


def full(story: Story, outlet: str) -> str:
    """A page with a title as browsers show it, and all usual parts."""
    return f"{story.title} | {outlet}"


PAGES: list[Page] = []


def page(name: str, story: Story | None, html: str | bytes, **expected: object) -> None:
    """Adds a page to the set."""
    PAGES.append(Page(name=name, story=story, html=html, **expected))  # type: ignore[arg-type]


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

# --- layouts ---

TABLE_NAV = (
    "<td width=160 valign=top bgcolor=#eeeeee>"
    + "<br>".join(f"<a href=/{number}.htm>{line}</a>" for number, line in enumerate(HEADLINES))
    + "</td>"
)
page(
    "old tables, breaks for paragraphs",
    PORT,
    f"<html><head><title>{PORT.title}</title></head><body bgcolor=#ffffff><table width=760><tr><td colspan=2><img src=logo.gif alt='The Herald'></td></tr><tr>{TABLE_NAV}<td valign=top><font size=5><b>{PORT.title}</b></font><br><font size=1>4 March 2021</font><br><br><font face=Arial size=2>{'<br><br>'.join(PORT.paragraphs)}</font></td></tr></table><center><font size=1>Copyright 2001-2021 The Herald</font></center></body></html>",
    published="2021-03-04",
    may="4 March 2021",
)
page(
    "nested tables, a paragraph a row",
    TALKS,
    f"<html><head><title>Eastern Wire: {TALKS.title}</title></head><body><table><tr><td><table><tr><td>Main page</td><td>Archive</td><td>Links</td></tr></table></td></tr><tr><td><table><tr><td><h2>{TALKS.title}</h2></td></tr><tr><td>12.11.2021</td></tr>{''.join(f'<tr><td>{text}</td></tr>' for text in TALKS.paragraphs)}</table></td></tr></table></body></html>",
    published="2021-11-12",
    may="12.11.2021 Eastern Wire",
)
page(
    "AMP",
    HOSPITAL,
    "<!doctype html><html ⚡ lang='en'><head><meta charset='utf-8'>"
    + f"<title>{HOSPITAL.title}</title><link rel='canonical' href='https://levantpost.example/a'>"
    + ld(news_article(HOSPITAL, "Levant Post", "2020-06-09T06:30:00Z", {"name": "Omar Said"}))
    + f"</head><body><amp-sidebar>{NAV}</amp-sidebar><article class='amp-wp-article'><h1 class='amp-wp-title'>{HOSPITAL.title}</h1><amp-img src='a.jpg'></amp-img><div class='amp-wp-article-content'>{paragraphs(HOSPITAL, {1: '<amp-ad width=300></amp-ad>'})}</div></article><amp-consent><p>We use cookies.</p></amp-consent></body></html>",
    outlet="Levant Post",
    published="2020-06-09",
    author="Omar Said",
)
page(
    "blocks without paragraphs",
    SHELLS,
    document(
        og(site_name="River Times", article_published_time="2022-10-01"),
        f"{NAV}<div class='content-wrap'><h1 class='headline'>{SHELLS.title}</h1><div class='StandardArticleBody'>{blocks(SHELLS.paragraphs, 'Paragraph-sc-1x')}</div></div>{RELATED}{footer('River Times')}",
        title=SHELLS.title,
    ),
    outlet="River Times",
    published="2022-10-01",
)
page(
    "a paragraph a section, adverts between",
    PORT,
    document(
        og(site_name="The Herald", article_published_time="2021-03-04"),
        f"{NAV}<h1>{PORT.title}</h1><div class='article__body'>{''.join(f'<section><p>{text}</p></section><div class=ad-slot>Advertisement</div>' for text in PORT.paragraphs)}</div>{footer('The Herald')}",
        title=PORT.title,
    ),
    outlet="The Herald",
    published="2021-03-04",
)
page(
    "WordPress, with tags and neighbours",
    TALKS,
    document(
        og(site_name="Eastern Wire", article_published_time="2021-11-12T19:00:00+00:00"),
        f"{NAV}<div id='primary'><article class='post type-post hentry'><header class='entry-header'><h1 class='entry-title'>{TALKS.title}</h1><div class='entry-meta'><span class='posted-on'><time class='entry-date published' datetime='2021-11-12'>November 12, 2021</time><time class='updated' datetime='2022-02-01'>February 1, 2022</time></span><span class='byline'> by <span class='author vcard'><a href='/author/ivo'>Ivo Marek</a></span></span></div></header><div class='entry-content'>{paragraphs(TALKS)}<div class='sharedaddy'>Share this: Twitter Facebook</div></div><footer class='entry-footer'>Posted in <a href='#'>News</a> Tagged <a href='#'>prisoners</a>, <a href='#'>talks</a></footer></article><nav class='post-navigation'><a href='#'>← {HEADLINES[1]}</a><a href='#'>{HEADLINES[2]} →</a></nav>{COMMENTS}</div><aside id='secondary'><h2>Recent posts</h2><ul>{''.join(f'<li><a href=#>{line}</a></li>' for line in HEADLINES)}</ul></aside>{footer('Eastern Wire')}",
        title=f"{TALKS.title} – Eastern Wire",
    ),
    outlet="Eastern Wire",
    published="2021-11-12",
    author="Ivo Marek",
)
page(
    "related stories between paragraphs",
    HOSPITAL,
    document(
        og(site_name="Levant Post", article_published_time="2020-06-09"),
        article(
            HOSPITAL,
            "",
            {
                0: RELATED,
                2: f"<div class='inline-related'><h3>More on this story</h3><a href='/a'>{HEADLINES[3]}</a><a href='/b'>{HEADLINES[4]}</a></div>",
                4: NEWSLETTER,
            },
        )
        + footer("Levant Post"),
        title=HOSPITAL.title,
    ),
    outlet="Levant Post",
    published="2020-06-09",
)
page(
    "many comments, longer than the story",
    SHELLS,
    document(
        og(site_name="River Times", article_published_time="2022-10-01"),
        article(SHELLS) + "<div id='disqus_thread'>" + COMMENTS * 8 + "</div>" + footer("River Times"),
        title=SHELLS.title,
    ),
    outlet="River Times",
    published="2022-10-01",
)
page(
    "a gallery with captions",
    PORT,
    document(
        og(site_name="The Herald", article_published_time="2021-03-04"),
        article(
            PORT,
            "",
            {
                1: "<div class='gallery'>"
                + "".join(f"<figure><img src='{n}.jpg'><figcaption>{CAPTION} ({n} of 4)</figcaption></figure>" for n in range(4))
                + "</div>"
            },
        )
        + footer("The Herald"),
        title=PORT.title,
    ),
    outlet="The Herald",
    published="2021-03-04",
    may=f"{CAPTION} (0 of 4) (1 of 4) (2 of 4) (3 of 4) " * 3,
)
page(
    "a list of facts within the story",
    TALKS,
    document(
        og(site_name="Eastern Wire", article_published_time="2021-11-12"),
        article(
            TALKS,
            "",
            {
                2: "<ul><li>Three hundred prisoners go free on each side on Monday</li><li>The Red Cross watches the crossing</li></ul>"
            },
        )
        + footer("Eastern Wire"),
        title=TALKS.title,
    ),
    outlet="Eastern Wire",
    published="2021-11-12",
    extra="Three hundred prisoners go free on each side on Monday The Red Cross watches the crossing",
)
page(
    "subheadings and a long quotation",
    HOSPITAL,
    document(
        og(site_name="Levant Post", article_published_time="2020-06-09"),
        article(
            HOSPITAL,
            "",
            {
                1: "<h2>A crater in the yard</h2>",
                3: "<blockquote><p>We asked them to leave us alone and they did not.</p></blockquote>",
            },
        )
        + footer("Levant Post"),
        title=HOSPITAL.title,
    ),
    outlet="Levant Post",
    published="2020-06-09",
    extra="A crater in the yard We asked them to leave us alone and they did not.",
)
page(
    "the story behind a summary box",
    SHELLS,
    document(
        og(site_name="River Times", article_published_time="2022-10-01"),
        f"{NAV}<article><h1>{SHELLS.title}</h1><div class='standfirst'><p>The mayor blames the separatists, who blame the army.</p></div>{paragraphs(SHELLS)}</article>{footer('River Times')}",
        title=SHELLS.title,
    ),
    outlet="River Times",
    published="2022-10-01",
    extra="The mayor blames the separatists, who blame the army.",
)

# --- live pages ---

POSTS = [
    (f"2021-03-04T{hour:02}:15:00Z", f"{hour:02}:15", text) for hour, text in zip(range(16, 8, -1), PORT.paragraphs, strict=False)
]
page(
    "a live blog, newest post first",
    PORT,
    document(
        ld(
            {
                "@type": "LiveBlogPosting",
                "headline": PORT.title,
                "datePublished": "2021-03-04T08:00:00Z",
                "dateModified": "2021-03-05T00:10:00Z",
                "coverageStartTime": "2021-03-04T08:00:00Z",
                "publisher": {"name": "The Herald"},
                "liveBlogUpdate": [
                    {"@type": "BlogPosting", "datePublished": when, "headline": text[:40], "articleBody": text}
                    for when, _, text in POSTS
                ],
            }
        ),
        f"{NAV}<main><h1>{PORT.title}</h1><div class='live-feed'>{''.join(f'<article class=post id=p{n}><time datetime={when}>{clock}</time><div class=body><p>{text}</p></div><a href=#>Share</a></article>' for n, (when, clock, text) in enumerate(POSTS))}</div></main>{footer('The Herald')}",
        title=f"Live: {PORT.title}",
    ),
    outlet="The Herald",
    published="2021-03-04",
    may=" ".join(clock for _, clock, _ in POSTS) + " Live",
)
page(
    "a live blog without metadata",
    TALKS,
    document(
        "",
        f"{NAV}<h1>{TALKS.title}</h1><p class='updated'>Friday 12 November 2021, last updated 21:40</p><ol class='timeline'>{''.join(f'<li class=entry><h3>{18 - n}:0{n}</h3><p>{text}</p></li>' for n, text in enumerate(TALKS.paragraphs))}</ol>{footer('Eastern Wire')}",
        title=f"{TALKS.title} | Eastern Wire",
    ),
    outlet="Eastern Wire",
    published="2021-11-12",
    may="Friday 12 November 2021, last updated 21:40 " + " ".join(f"{18 - n}:0{n}" for n in range(9)),
)
page(
    "day by day, several datelines",
    HOSPITAL,
    document(
        og(site_name="Levant Post", article_published_time="2020-06-10"),
        article(
            HOSPITAL,
            "",
            {
                1: "<p><strong>8 June 2020</strong></p>",
                3: "<p><strong>2 May 2020</strong></p>",
                5: "<p><strong>11 April 2019</strong></p>",
            },
        )
        + footer("Levant Post"),
        title=HOSPITAL.title,
    ),
    outlet="Levant Post",
    published="2020-06-10",
    extra="8 June 2020 2 May 2020 11 April 2019",
)

# --- days ---

page(
    "a day in the text, none of publication",
    TALKS,
    document(
        og(site_name="Eastern Wire"),
        article(TALKS, "", {2: "<p>The last exchange, on 14 February 2019, ended after a day.</p>"}) + footer("Eastern Wire"),
        title=TALKS.title,
        lang=None,
    ),
    outlet="Eastern Wire",
    extra="The last exchange, on 14 February 2019, ended after a day.",
)
page(
    "a line with the day, another day in the text",
    SHELLS,
    document(
        og(site_name="River Times"),
        article(
            SHELLS,
            "<div class='meta'><span>Published: 1 October 2022</span></div>",
            {3: "<p>The truce of 5 September 2014 had been broken within hours.</p>"},
        )
        + footer("River Times"),
        title=SHELLS.title,
    ),
    outlet="River Times",
    published="2022-10-01",
    extra="The truce of 5 September 2014 had been broken within hours.",
    may=CAPTION + " Published: 1 October 2022",
)
page(
    "updated and published, in words",
    PORT,
    document(
        og(site_name="The Herald"),
        article(PORT, "<p class='dates'>Updated: 9 March 2021. First published: 4 March 2021.</p>") + footer("The Herald"),
        title=PORT.title,
    ),
    outlet="The Herald",
    published="2021-03-04",
    may=CAPTION + " Updated: 9 March 2021. First published: 4 March 2021.",
)
page(
    "the address has the day, nothing else",
    HOSPITAL,
    document(og(site_name="Levant Post"), article(HOSPITAL) + footer("Levant Post"), title=HOSPITAL.title),
    url="https://levantpost.example/2020/06/09/strike-on-clinic",
    outlet="Levant Post",
    published="2020-06-09",
)
page(
    "the modification alone is marked up, the day stands in a line",
    TALKS,
    document(
        named(last_modified="2023-05-05") + og(site_name="Eastern Wire", article_modified_time="2023-05-05"),
        article(TALKS, "<span class='date'>Fri, Nov 12, 2021</span>") + footer("Eastern Wire"),
        title=TALKS.title,
    ),
    outlet="Eastern Wire",
    published="2021-11-12",
    may=CAPTION + " Fri, Nov 12, 2021",
)
page(
    "a date of day and month in doubt",
    PORT,
    document(
        og(site_name="The Herald"), article(PORT, "<span class='date'>04/03/2021</span>") + footer("The Herald"), title=PORT.title
    ),
    outlet="The Herald",
    may=CAPTION + " 04/03/2021",
)
page(
    "the days of related stories, none of its own",
    SHELLS,
    document(
        og(site_name="River Times"),
        article(
            SHELLS,
            "",
            None,
            "<aside class='latest'>"
            + "".join(
                f"<div><time datetime='2024-05-0{n + 1}'>May {n + 1}, 2024</time><a href='#'>{line}</a></div>"
                for n, line in enumerate(HEADLINES)
            )
            + "</aside>",
        )
        + footer("River Times"),
        title=SHELLS.title,
    ),
    outlet="River Times",
)

# --- other scripts ---

page(
    "Arabic, JSON-LD, right to left",
    ARABIC,
    document(
        ld(news_article(ARABIC, "صحيفة الساحل", "2021-03-04T10:00:00+02:00", {"name": "سلمى حداد"})),
        f"<nav><a href='/'>الرئيسية</a> <a href='/w'>العالم</a> <a href='/e'>اقتصاد</a></nav><article><h1>{ARABIC.title}</h1>{paragraphs(ARABIC)}</article><aside><h3>اقرأ أيضا</h3><a href='#'>إضراب عمال السد للأسبوع الثالث</a></aside><footer>جميع الحقوق محفوظة</footer>",
        "ar",
        "rtl",
        f"{ARABIC.title} | صحيفة الساحل",
    ),
    outlet="صحيفة الساحل",
    published="2021-03-04",
    author="سلمى حداد",
)
page(
    "Arabic, windows-1256, tables, no metadata",
    ARABIC,
    f"<html dir=rtl><head><meta http-equiv='Content-Type' content='text/html; charset=windows-1256'><title>{ARABIC.title}</title></head><body><table><tr><td>الرئيسية</td><td>أخبار</td></tr><tr><td colspan=2><h1>{ARABIC.title}</h1>{'<br><br>'.join(ARABIC.paragraphs)}</td></tr></table></body></html>".encode(
        "cp1256"
    ),
)
page(
    "Arabic, windows-1256, which says that it is Latin-1",
    ARABIC,
    document(
        "<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'>",
        f"<article><h1>{ARABIC.title}</h1>{paragraphs(ARABIC)}</article>",
        None,
        "rtl",
        ARABIC.title,
    )
    .replace("<meta charset='utf-8'>", "")
    .encode("cp1256"),
)
page(
    "Persian, a page that says it is English",
    PERSIAN,
    document(
        og(site_name="روزنامه رود", article_published_time="2021-11-12"),
        f"<nav><a href='/'>خانه</a> <a href='/w'>جهان</a></nav><main><h1>{PERSIAN.title}</h1><div class='body'>{paragraphs(PERSIAN)}</div></main><div class='tags'><a href='#'>زندانیان</a></div>",
        "en-US",
        "rtl",
        PERSIAN.title,
    ),
    outlet="روزنامه رود",
    published="2021-11-12",
)
page(
    "Hebrew, windows-1255",
    HEBREW,
    f"<html dir=rtl lang=he><head><meta http-equiv='Content-Type' content='text/html; charset=windows-1255'><title>{HEBREW.title}</title><meta property='og:site_name' content='עיתון החוף'><meta property='article:published_time' content='2021-03-04T09:00'></head><body><div class=menu><a href='/'>ראשי</a> <a href='/w'>עולם</a></div><article><h1>{HEBREW.title}</h1>{paragraphs(HEBREW)}</article></body></html>".encode(
        "cp1255"
    ),
    outlet="עיתון החוף",
    published="2021-03-04",
)
page(
    "French, accents in Latin-1 that says UTF-8",
    FRENCH,
    document(
        og(site_name="La Côte", article_published_time="2021-03-04T10:00:00+01:00"),
        article(FRENCH, "<p class='signature'>Par Élise Morel</p>"),
        "fr",
        "ltr",
        f"{FRENCH.title} - La Côte",
    )
    .replace("’", "'")
    .encode("cp1252", "replace"),
    outlet="La Côte",
    published="2021-03-04",
    author="Élise Morel",
    may=CAPTION + " Par Élise Morel",
)
page(
    "Russian, windows-1251, the day in words",
    RUSSIAN,
    f"<html lang=ru><head><meta charset='windows-1251'><title>{RUSSIAN.title} - Вестник</title><meta property='og:site_name' content='Вестник'></head><body><div class='nav'><a href='/'>Главная</a> <a href='/w'>Мир</a></div><h1>{RUSSIAN.title}</h1><div class='date'>4 марта 2021, 18:20</div><div class='text'>{paragraphs(RUSSIAN)}</div></body></html>".encode(
        "cp1251"
    ),
    outlet="Вестник",
    published="2021-03-04",
    may="4 марта 2021, 18:20",
)
page(
    "UTF-16",
    TALKS,
    document(og(site_name="Eastern Wire", article_published_time="2021-11-12"), article(TALKS), title=TALKS.title)
    .replace("<meta charset='utf-8'>", "")
    .encode("utf-16"),
    outlet="Eastern Wire",
    published="2021-11-12",
)

# --- nothing known, or nearly nothing ---

page(
    "no metadata at all",
    PORT,
    f"<html><body><div><a href='/'>Home</a> <a href='/n'>News</a></div><h1>{PORT.title}</h1>{paragraphs(PORT)}</body></html>",
)
page(
    "no markup but breaks",
    SHELLS,
    f"<html><head><title>{SHELLS.title}</title></head><body>{SHELLS.title}<br><br>{'<br><br>'.join(SHELLS.paragraphs)}</body></html>",
)
page(
    "a short report of two paragraphs",
    Story(SHELLS.title, "en", "\n\n".join(SHELLS.paragraphs[:2])),
    document(
        og(site_name="River Times", article_published_time="2022-10-01"),
        f"{NAV}<article><h1>{SHELLS.title}</h1>{''.join(f'<p>{text}</p>' for text in SHELLS.paragraphs[:2])}</article>{RELATED}{footer('River Times')}",
        title=SHELLS.title,
    ),
    outlet="River Times",
    published="2022-10-01",
)

# --- pages without an article that can be read ---

STUB = "<div class='paywall subscribe-wall'><h2>Subscribe to read on</h2><p>This article is for subscribers only. Already a subscriber? Log in. Start your free trial for 1 a month, cancel at any time.</p><button>Subscribe now</button></div>"
page(
    "a paywall after the first sentence",
    None,
    document(
        ld(news_article(PORT, "The Herald", "2021-03-04", isAccessibleForFree=False)),
        f"{NAV}<article><h1>{PORT.title}</h1><p>{PORT.paragraphs[0]}</p>{STUB}</article>{RELATED}{footer('The Herald')}",
        title=full(PORT, "The Herald"),
    ),
)
page(
    "a paywall in words alone",
    None,
    document(
        "",
        f"{NAV}<div class='story'><h1>{HOSPITAL.title}</h1><p>{HOSPITAL.paragraphs[0][:90]}…</p><p>To continue reading this article, please sign in or register. You have reached your limit of free articles this month.</p></div>{footer('Levant Post')}",
        title=HOSPITAL.title,
    ),
)
page(
    "a wall of cookies",
    None,
    document(
        "",
        "<div class='consent-wall'><h1>Before you continue to The Herald</h1><p>We use cookies and data to deliver and maintain our services, track outages and protect against spam, and to measure audience engagement. If you choose to accept all, we will also use cookies to show personalised content and advertising. You can change your mind at any time in the privacy settings. Our partners process your personal data, for example your IP address, with technology such as cookies to store and reach information on your device.</p><p>By clicking accept you consent to the use of cookies by us and 842 partners. Manage your preferences or reject all.</p><button>Accept all</button><button>Reject all</button></div>",
        title="Before you continue",
    ),
)
page(
    "a check that one is human",
    None,
    document(
        "",
        "<div class='main'><h1>Checking your browser before you go on</h1><p>This process is automatic. Your browser will be sent on to the page you asked for shortly. Please enable JavaScript and cookies to continue. Verify that you are human by completing the action below.</p><p>Ray ID: 7a1b2c3d4e5f</p></div>",
        title="Just a moment...",
    ),
)
page(
    "a page that was not found, with status 200",
    None,
    document(
        "",
        f"{NAV}<main><h1>Page not found</h1><p>Sorry, the page you are looking for could not be found. It may have been moved or deleted. Please check the address or go back to the home page, or use the search.</p></main>{RELATED}{footer('The Herald')}",
        title="404 - Page not found | The Herald",
    ),
)
page(
    "a section front of links",
    None,
    document(
        og(site_name="The Herald", type="website"),
        f"{NAV}<main><h1>World</h1>{''.join(f'<div class=card><a href=/s/{n}><h3>{line}</h3></a></div>' for n, line in enumerate(HEADLINES * 4))}</main>{footer('The Herald')}",
        title="World | The Herald",
    ),
)
page(
    "a section front with a summary to each link",
    None,
    document(
        og(site_name="River Times", type="website"),
        f"{NAV}<main><h1>Latest news</h1>{''.join(f'<article class=teaser><h2><a href=/s/{n}>{story.title}</a></h2><p>{story.paragraphs[0]}</p><a href=/s/{n}>Read more</a></article>' for n, story in enumerate((PORT, HOSPITAL, TALKS, SHELLS) * 3))}</main>{footer('River Times')}",
        title="Latest news | River Times",
    ),
)
page(
    "results of a search",
    None,
    document(
        "",
        f"{NAV}<h1>Search results for “port”</h1><p>412 results</p><ul>{''.join(f'<li><a href=/s/{n}>{line}</a><br>… the port was … in the morning of …</li>' for n, line in enumerate(HEADLINES * 3))}</ul><a href='?p=2'>Next page</a>",
        title="Search results",
    ),
)
page(
    "a page of a script alone",
    None,
    document("", "<div id='app'></div><noscript>Please enable JavaScript to view this site.</noscript>", title="The Herald"),
)
page(
    "a page of a video",
    None,
    document(
        og(site_name="The Herald", type="video.other"),
        f"{NAV}<h1>Watch: smoke over the harbour</h1><video src='v.mp4'></video><p>Your browser does not play this video.</p>{RELATED}{footer('The Herald')}",
        title="Watch: smoke over the harbour",
    ),
)
page(
    "a page that sends the browser on",
    None,
    "<html><head><meta http-equiv='refresh' content='0;url=https://herald.example/a'><title>Redirecting</title></head><body><p>Redirecting… If you are not redirected, <a href='https://herald.example/a'>click here</a>.</p></body></html>",
)
page(
    "a page that has become another: the domain is for sale",
    None,
    document(
        "",
        "<h1>herald.example</h1><p>The domain herald.example is for sale. Buy this domain. This page is provided courtesy of the registrar.</p><ul><li><a href='#'>Cheap flights</a></li><li><a href='#'>Insurance</a></li></ul>",
        title="herald.example",
    ),
)

BY_NAME: dict[str, Page] = {one.name: one for one in PAGES}
Build = Callable[[], Page]
