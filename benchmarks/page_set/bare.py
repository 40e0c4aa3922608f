"""Pages without an article that can be read: walls, fronts, searches, what is gone."""

# ruff: noqa: E501 -- a page reads best as it is

from __future__ import annotations

from benchmarks.page_set.pages import Pages, full, news_article
from benchmarks.page_set.parts import HEADLINES, NAV, RELATED, document, footer, ld, og
from benchmarks.page_set.stories import HOSPITAL, PORT, SHELLS, TALKS

BARE = Pages()
page = BARE.add

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
