"""Pages of many layouts, and live pages."""

# ruff: noqa: E501 -- a page reads best as it is

from __future__ import annotations

from benchmarks.page_set.pages import Pages, article, news_article
from benchmarks.page_set.parts import (
    CAPTION,
    COMMENTS,
    HEADLINES,
    NAV,
    NEWSLETTER,
    RELATED,
    blocks,
    document,
    footer,
    ld,
    og,
    paragraphs,
)
from benchmarks.page_set.stories import HOSPITAL, PORT, SHELLS, TALKS

LAYOUTS = Pages()
page = LAYOUTS.add

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
