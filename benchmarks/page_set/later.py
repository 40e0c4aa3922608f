"""Pages that were written after the reader of pages was tuned on the others, and scored before anything was changed for them."""

# ruff: noqa: E501 -- a page reads best as it is

from __future__ import annotations

from benchmarks.page_set.pages import Pages, article, news_article
from benchmarks.page_set.parts import (
    CAPTION,
    COMMENTS,
    COOKIES,
    HEADLINES,
    NAV,
    NEWSLETTER,
    RELATED,
    document,
    footer,
    ld,
    og,
    paragraphs,
)
from benchmarks.page_set.stories import ARABIC, FRENCH, HOSPITAL, PORT, RUSSIAN, SHELLS, TALKS, Story

LATER = Pages()
page = LATER.add

page(
    "a byline with rel=author, the day in a label",
    PORT,
    document(
        "",
        f"{NAV}<main><div data-name='headline'><h1>{PORT.title}</h1></div><div data-name='meta'><address><a rel='author' href='/profile/jana'>Jana Petrova</a> in Zawra</address><label for='t'>Thu 4 Mar 2021 10.00 GMT</label></div><div data-name='body'>{paragraphs(PORT)}</div></main>{RELATED}{footer('The Herald')}",
        title=f"{PORT.title} | War | The Herald",
    ),
    outlet="The Herald",
    published="2021-03-04",
    author="Jana Petrova",
    may="Jana Petrova in Zawra Thu 4 Mar 2021 10.00 GMT",
)
page(
    "a blog of the old kind",
    TALKS,
    f"<html dir='ltr'><head><title>River Notes: {TALKS.title}</title></head><body><div class='header'><h1 class='title'>River Notes</h1></div><div class='blog-posts'><h2 class='date-header'><span>Friday, November 12, 2021</span></h2><div class='post'><h3 class='post-title entry-title'>{TALKS.title}</h3><div class='post-body entry-content'>{'<br/><br/>'.join(TALKS.paragraphs)}</div><div class='post-footer'>Posted by <span class='fn'>Ivo Marek</span> at <a href='#'>11:20 PM</a></div></div></div><div class='sidebar'><h2>Blog archive</h2><ul><li>2020 (14)</li><li>2019 (22)</li></ul></div></body></html>",
    outlet="River Notes",
    published="2021-11-12",
    author="Ivo Marek",
    may="Friday, November 12, 2021 Posted by Ivo Marek at 11:20 PM River Notes",
)
page(
    "Arabic, the day in words of Arabic",
    ARABIC,
    document(
        og(site_name="وكالة الخليج"),
        f"<div class='menu'><a href='/'>الرئيسية</a></div><h1>{ARABIC.title}</h1><div class='submitted'>نشر في: الخميس 4 مارس 2021 - 10:15</div><div class='field-body'>{paragraphs(ARABIC)}</div><div class='block-related'><h2>اقرأ أيضا</h2><a href='/2'>إضراب عمال السد</a></div>",
        "ar",
        "rtl",
        f"{ARABIC.title} | وكالة الخليج",
    ),
    outlet="وكالة الخليج",
    published="2021-03-04",
    may="نشر في: الخميس 4 مارس 2021 - 10:15",
)
page(
    "a press release of a ministry",
    HOSPITAL,
    document(
        "",
        f"<div id='top'>Ministry of Defence</div>{NAV}<div class='press'><table><tr><td>Ref:</td><td>114/20</td></tr><tr><td>Date:</td><td>09 June 2020</td></tr></table><h1>{HOSPITAL.title}</h1>{paragraphs(HOSPITAL)}</div>{footer('Ministry of Defence')}",
        title=f"{HOSPITAL.title} - Ministry of Defence",
    ),
    outlet="Ministry of Defence",
    published="2020-06-09",
    may="Ref: 114/20 Date: 09 June 2020 Ministry of Defence",
)
page(
    "an agency's page, authors as strings in capitals",
    SHELLS,
    document(
        ld(news_article(SHELLS, "Northern Press", "2022-10-01T11:02:00Z", ["ADA NOVAK", "PETER LUND"])),
        article(SHELLS, "<div class='CardHeadline'>By ADA NOVAK and PETER LUND</div>") + footer("Northern Press"),
        title=f"{SHELLS.title} | NP News",
    ),
    outlet="Northern Press",
    published="2022-10-01",
    author="ADA NOVAK, PETER LUND",
    may=CAPTION + " By ADA NOVAK and PETER LUND",
)
page(
    "an aid site, posted and originally published",
    HOSPITAL,
    document(
        og(site_name="ReliefDesk", title=f"{HOSPITAL.title} - ReliefDesk"),
        f"{NAV}<article><header><h1>{HOSPITAL.title}</h1><dl class='meta'><dt>Source</dt><dd>Levant Post</dd><dt>Posted</dt><dd><time datetime='2020-06-10T00:00:00+00:00'>10 Jun 2020</time></dd><dt>Originally published</dt><dd><time datetime='2020-06-09T00:00:00+00:00'>9 Jun 2020</time></dd></dl></header>{paragraphs(HOSPITAL)}</article>{footer('ReliefDesk')}",
        title=f"{HOSPITAL.title} | ReliefDesk",
    ),
    outlet="ReliefDesk",
    published="2020-06-09",
    may="Source Levant Post Posted 10 Jun 2020 Originally published 9 Jun 2020",
)
page(
    "a paper that counts free articles, all of the text there",
    PORT,
    document(
        ld(news_article(PORT, "The Herald", "2021-03-04", {"name": "Jana Petrova"}, isAccessibleForFree=False)),
        article(PORT, "", {3: NEWSLETTER}) + footer("The Herald"),
        title=f"{PORT.title} | The Herald",
    ),
    outlet="The Herald",
    published="2021-03-04",
    author="Jana Petrova",
)
page(
    "French, published and brought up to date",
    FRENCH,
    document(
        og(site_name="Le Quotidien"),
        f"<nav><a href='/'>Accueil</a></nav><h1>{FRENCH.title}</h1><p class='meta__date'>Publié le 04 mars 2021 à 10h00, mis à jour le 05 mars 2021 à 08h12</p><p class='meta__author'>Élise Morel</p><section class='article__content'>{paragraphs(FRENCH)}</section><div class='abo'>Abonnez-vous à partir de 1 euro</div>",
        "fr",
        "ltr",
        f"{FRENCH.title} - Le Quotidien",
    ),
    outlet="Le Quotidien",
    published="2021-03-04",
    author="Élise Morel",
    may="Publié le 04 mars 2021 à 10h00, mis à jour le 05 mars 2021 à 08h12 Élise Morel Abonnez-vous à partir de 1 euro",
)
page(
    "Russian, with the clock before the day",
    RUSSIAN,
    document(
        og(site_name="Новости реки"),
        f"<div class='top'><a href='/'>Главная</a><a href='/w'>В мире</a></div><div class='article__info'><span>18:20 04.03.2021</span> <span>(обновлено: 19:05 05.03.2021)</span></div><h1 class='article__title'>{RUSSIAN.title}</h1><div class='article__body'>{''.join(f'<div class=block><div class=article__text>{text}</div></div>' for text in RUSSIAN.paragraphs)}</div>",
        "ru",
        "ltr",
        f"{RUSSIAN.title} - Новости реки, 04.03.2021",
    ),
    outlet="Новости реки",
    published="2021-03-04",
    may="18:20 04.03.2021 (обновлено: 19:05 05.03.2021)",
)
page(
    "a flash of two sentences",
    Story(
        "Rocket falls near airfield",
        "en",
        "A rocket fell near the airfield of Qasr on Tuesday evening, the army said.\n\nNobody was hurt, and no group said that it had fired it.",
    ),
    document(
        og(site_name="Levant Post", article_published_time="2020-06-09"),
        f"{NAV}<article><h1>Rocket falls near airfield</h1><p>A rocket fell near the airfield of Qasr on Tuesday evening, the army said.</p><p>Nobody was hurt, and no group said that it had fired it.</p></article>{RELATED}{footer('Levant Post')}",
        title="Rocket falls near airfield | Levant Post",
    ),
    outlet="Levant Post",
    published="2020-06-09",
)
page(
    "a long report with an offer to subscribe",
    TALKS,
    document(
        ld(news_article(TALKS, "Eastern Wire", "2021-11-12", {"name": "Ivo Marek"})),
        article(TALKS, "", {1: "<div class='promo'><p>Start your free trial today. Already a subscriber? Log in.</p></div>"})
        + COMMENTS
        + footer("Eastern Wire"),
        title=TALKS.title,
    ),
    outlet="Eastern Wire",
    published="2021-11-12",
    author="Ivo Marek",
    may=CAPTION + " Start your free trial today. Already a subscriber? Log in.",
)
page(
    "an interview, questions in bold",
    HOSPITAL,
    document(
        og(site_name="Levant Post", article_published_time="2020-06-09", title=HOSPITAL.title),
        f"{NAV}{COOKIES}<article><h1>{HOSPITAL.title}</h1>{paragraphs(HOSPITAL, {1: '<p><b>What did you see in the yard?</b></p>', 4: '<p><b>And who lives there now?</b></p>'})}</article>{footer('Levant Post')}",
        title=HOSPITAL.title,
    ),
    outlet="Levant Post",
    published="2020-06-09",
    extra="What did you see in the yard? And who lives there now?",
)
page(
    "a page of a tag, teasers without headings",
    None,
    document(
        og(site_name="The Herald"),
        f"{NAV}<main><h1>Tag: prisoners</h1>{''.join(f'<div class=item><a class=t href=/{n}>{line}</a><span class=d>{n + 1} March 2021</span><p>{story.paragraphs[1]}</p></div>' for n, (line, story) in enumerate(zip(HEADLINES, (PORT, HOSPITAL, TALKS, SHELLS, PORT, TALKS), strict=False)))}</main>{footer('The Herald')}",
        title="prisoners | The Herald",
    ),
)
page(
    "access denied",
    None,
    document(
        "",
        "<h1>Access Denied</h1><p>You don't have permission to access this resource on this server.</p><p>Reference #18.2d351ab8.1557333295.a4e16ab</p>",
        title="Access Denied",
    ),
)
page(
    "the server is tired",
    None,
    document(
        "", "<h1>503 Service Temporarily Unavailable</h1><hr><center>nginx</center>", title="503 Service Temporarily Unavailable"
    ),
)
page(
    "a German note on a subscription",
    None,
    document(
        ld(news_article(PORT, "Tagblatt", "2021-03-04", isAccessibleForFree="False")),
        "<nav><a href='/'>Start</a></nav><article><h1>Armee nimmt alten Hafen ein</h1><p>Die Armee hat am Donnerstag den alten Hafen eingenommen, teilte ihr Sprecher mit.</p><div><p>Weiterlesen mit Abo. Jetzt testen und alle Artikel lesen. Sie sind schon Abonnent? Anmelden.</p></div></article>",
        "de",
        title="Armee nimmt alten Hafen ein - Tagblatt",
    ),
)
page(
    "a form to sign in",
    None,
    document(
        "",
        f"{NAV}<h1>Log in</h1><form><label>E-mail</label><input><label>Password</label><input type=password><button>Log in</button></form><p>Forgot your password? No account yet? Register now.</p>",
        title="Log in | The Herald",
    ),
)
