"""Pages whose day is hard to tell, in other scripts, and where nothing or nearly nothing is known."""

# ruff: noqa: E501 -- a page reads best as it is

from __future__ import annotations

from benchmarks.page_set.pages import Pages, article, news_article
from benchmarks.page_set.parts import CAPTION, HEADLINES, NAV, RELATED, document, footer, ld, named, og, paragraphs
from benchmarks.page_set.stories import ARABIC, FRENCH, HEBREW, HOSPITAL, PERSIAN, PORT, RUSSIAN, SHELLS, TALKS, Story

DAYS = Pages()
page = DAYS.add

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
