"""Pages that were written last: the second forecast, scored before anything was changed for them."""

# ruff: noqa: E501 -- a page reads best as it is

from __future__ import annotations

from benchmarks.page_set.pages import Pages, article, news_article
from benchmarks.page_set.parts import COOKIES, HEADLINES, NAV, NEWSLETTER, RELATED, document, footer, ld, named, og, paragraphs
from benchmarks.page_set.stories import ARABIC, HEBREW, HOSPITAL, PERSIAN, PORT, RUSSIAN, SHELLS, TALKS, Story

LAST = Pages()
page = LAST.add

page(
    "a wire with the dateline in capitals and the author below the text",
    PORT,
    document(
        og(site_name="Coast Agency", type="article"),
        f"{NAV}<div class='wrapper'><h1 class='h-title'>{PORT.title}</h1><ul class='info'><li>04 Mar 2021 | 12:45</li><li>Views: 2210</li></ul><div id='story-text'><p><b>ZAWRA</b> - {PORT.paragraphs[0]}</p>{''.join(f'<p>{text}</p>' for text in PORT.paragraphs[1:])}<p><i>Reporting by Jana Petrova; editing by Ada Novak</i></p></div></div>{footer('Coast Agency')}",
        title=f"{PORT.title} :: Coast Agency",
    ),
    outlet="Coast Agency",
    published="2021-03-04",
    extra="ZAWRA",
    may="04 Mar 2021 | 12:45 Views: 2210 Reporting by Jana Petrova; editing by Ada Novak",
)
page(
    "time elements, the changed one first",
    TALKS,
    document(
        og(site_name="Eastern Wire", title=TALKS.title),
        f"{NAV}<article><h1>{TALKS.title}</h1><div class='stamp'>Last modified on <time datetime='2021-11-14T08:00'>14 Nov 2021</time>, published on <time datetime='2021-11-12T20:00'>12 Nov 2021</time></div>{paragraphs(TALKS)}</article>{RELATED}{footer('Eastern Wire')}",
        title=TALKS.title,
    ),
    outlet="Eastern Wire",
    published="2021-11-12",
    may="Last modified on 14 Nov 2021, published on 12 Nov 2021",
)
page(
    "a section's name between the title and the site's",
    HOSPITAL,
    document(
        og(site_name="Levant Post", title=HOSPITAL.title, url="https://levantpost.example/news/2020/6/9/strike"),
        article(HOSPITAL, "<div class='author-info'><a class='author-link' href='/author/omar'>Omar Said</a></div>")
        + footer("Levant Post"),
        title=f"{HOSPITAL.title} | Air war News | Levant Post",
    ),
    url="https://levantpost.example/news/2020/6/9/strike",
    outlet="Levant Post",
    published="2020-06-09",
    author="Omar Said",
)
page(
    "Persian with Arabic-Indic digits",
    PERSIAN,
    document(
        og(site_name="خبر رود"),
        f"<header><a href='/'>خانه</a></header><div class='news-nav'><span class='date'>۱۲ نوامبر ۲۰۲۱</span></div><h1>{PERSIAN.title}</h1><div class='item-text'>{paragraphs(PERSIAN)}</div>",
        "fa",
        "rtl",
        f"{PERSIAN.title} - خبر رود",
    ),
    outlet="خبر رود",
    published="2021-11-12",
    may="۱۲ نوامبر ۲۰۲۱",
)
page(
    "Hebrew, author and day in one line",
    HEBREW,
    document(
        og(site_name="עיתון החוף"),
        f"<nav><a href='/'>ראשי</a></nav><article><h1>{HEBREW.title}</h1><div class='byline'>מאת: דנה לוי | 4 במרץ 2021</div>{paragraphs(HEBREW)}</article>",
        "he",
        "rtl",
        HEBREW.title,
    ),
    outlet="עיתון החוף",
    published="2021-03-04",
    author="דנה לוי",
    may="מאת: דנה לוי | 4 במרץ 2021",
)
page(
    "a column of cards beside a short story",
    Story(TALKS.title, "en", "\n\n".join(TALKS.paragraphs[:3])),
    document(
        og(site_name="Eastern Wire", article_published_time="2021-11-12"),
        f"{NAV}<div class='row'><div class='col-8'><h1>{TALKS.title}</h1>{''.join(f'<p>{text}</p>' for text in TALKS.paragraphs[:3])}</div><div class='col-4'>{''.join(f'<div class=card><a href=/{n}><h4>{line}</h4></a><p>{SHELLS.paragraphs[n]}</p></div>' for n, line in enumerate(HEADLINES))}</div></div>{footer('Eastern Wire')}",
        title=TALKS.title,
    ),
    outlet="Eastern Wire",
    published="2021-11-12",
)
page(
    "the text in divisions with breaks, a script's noise within",
    SHELLS,
    document(
        ld(
            news_article(
                SHELLS, "River Times", "2022-10-01T09:00:00", {"@type": "Person", "name": "Ada Novak", "url": "https://x.example"}
            )
        ),
        f"{NAV}{COOKIES}<div class='detail'><h1>{SHELLS.title}</h1><div class='detail-text'>{'<br><br>'.join(SHELLS.paragraphs)}<script>googletag.cmd.push(function(){{}});</script><div id='banner-300'></div></div></div>{NEWSLETTER}{footer('River Times')}",
        title=f"{SHELLS.title} | River Times",
    ),
    outlet="River Times",
    published="2022-10-01",
    author="Ada Novak",
)
page(
    "two articles on one page, the second below",
    PORT,
    document(
        ld(news_article(PORT, "The Herald", "2021-03-04")),
        f"{NAV}<article><h1>{PORT.title}</h1>{paragraphs(PORT)}</article><section class='next-article'><h2>{HOSPITAL.title}</h2><p>{HOSPITAL.paragraphs[0]}</p><a href='/n'>Read on</a></section>{footer('The Herald')}",
        title=f"{PORT.title} - The Herald",
    ),
    outlet="The Herald",
    published="2021-03-04",
)
page(
    "Russian, OpenGraph of a network's template",
    RUSSIAN,
    document(
        named(mediator_published_time="2021-03-04T18:20:00+03:00", mediator_author="Иван Лес")
        + og(site_name="Вестник реки", title=f"{RUSSIAN.title}", article_published_time="2021-03-04T18:20:00+03:00"),
        f"<div class='menu'><a href='/'>Новости</a></div><div class='topic'><h1>{RUSSIAN.title}</h1><div class='topic-author'>Автор: Иван Лес</div>{paragraphs(RUSSIAN)}</div>",
        "ru",
        "ltr",
        f"{RUSSIAN.title}: Происшествия: Вестник реки",
    ),
    outlet="Вестник реки",
    published="2021-03-04",
    author="Иван Лес",
    may="Автор: Иван Лес",
)
page(
    "Arabic, an agency with the day in the new and the old way",
    ARABIC,
    document(
        "",
        f"<div id='head'><a href='/'>الرئيسية</a></div><div class='news'><h2>{ARABIC.title}</h2><span>21 رجب 1442 هـ الموافق 04 مارس 2021 م</span><div>{paragraphs(ARABIC)}</div></div>",
        "ar",
        "rtl",
        f"{ARABIC.title} | وكالة الأنباء",
    ),
    outlet="وكالة الأنباء",
    published="2021-03-04",
    may="21 رجب 1442 هـ الموافق 04 مارس 2021 م",
)
page(
    "a wall that asks for an address of mail",
    None,
    document(
        "",
        f"{NAV}<article><h1>{TALKS.title}</h1><p>{TALKS.paragraphs[0]}</p></article><div class='gate'><h3>Keep reading for free</h3><p>Enter your e-mail address to keep reading. You will get full access to this story and our newsletter.</p><input><button>Continue</button></div>{footer('Eastern Wire')}",
        title=TALKS.title,
    ),
)
page(
    "a page of an author, with his stories",
    None,
    document(
        og(type="profile", site_name="The Herald"),
        f"{NAV}<h1>Jana Petrova</h1><p>Jana Petrova writes on the coast for The Herald. She has worked in Zawra since 2016.</p>{''.join(f'<div class=story><h3><a href=/s/{n}>{line}</a></h3><p>{(PORT, HOSPITAL, TALKS, SHELLS, PORT, TALKS)[n].paragraphs[2]}</p></div>' for n, line in enumerate(HEADLINES))}{footer('The Herald')}",
        title="Jana Petrova | The Herald",
    ),
)
page(
    "terms of use in place of a page that is not for this country",
    None,
    document(
        "",
        "<h1>451: Unavailable due to legal reasons</h1><p>We recognise that you are attempting to access this website from a country of the European Economic Area, and therefore cannot grant you access at this time. For any issues contact news@example.org.</p>",
        title="Unavailable due to legal reasons",
    ),
)
