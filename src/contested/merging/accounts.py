"""What each side says of an event: its claims, its figures, what it denies and what it concedes; and how far the accounts agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from contested.merging.copies import Copy
from contested.merging.families import affinity
from contested.merging.tolls import UCDP, Rule, Told, figures_of, newest, range_of
from contested.merging.voices import Sides, side_of, voice_of
from contested.records import Account, AccountFigure, ActorMention, Claim, Grade, Range, Reason, Report, interval_of

HARMFUL = frozenset(
    [
        "attack",
        "explosion",
        "air_strike",
        "shelling",
        "chemical_attack",
        "execution",
        "sexual_violence",
        "property_destruction",
        "looting",
        "abduction",
        "mob_violence",
        "excessive_force",
        "casualties",
        "displacement",
        "explosive_hazard",
    ]
)
LOST = frozenset(("territory_gained", "territory_transferred"))
LOSSES = frozenset(("armed_clash", "casualties", "attack"))
SPREAD = 1.5  # tolls further apart than this times the smaller are in dispute
Reports = Mapping[str, Report]


def denial(claim: Claim) -> bool:
    """Whether the speaker says that it is not so."""
    return claim.aspect not in ("planned", "hypothetical") and (claim.negated != (claim.stance == "denied"))


def assertion(claim: Claim) -> bool:
    """Whether the speaker says that it is so."""
    return not claim.negated and claim.stance == "asserted"


def testimony(claim: Claim) -> bool:
    """Whether the speaker says that it happened: a plan is no witness."""
    return assertion(claim) and claim.aspect not in ("planned", "hypothetical")


def witnessing(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that bear witness that it happened: those told as a fact, those told as history only where there are no others."""
    told = [claim for claim in claims if testimony(claim)]
    return [claim for claim in told if claim.aspect != "historical"] or told


def independent_of(accounts: Sequence[Account]) -> list[Account]:
    """The accounts that bear witness and do not deny."""
    told = {(claim.report_id, claim.id) for claim in witnessing([claim for account in accounts for claim in account.claims])}
    return [one for one in accounts if not one.denies and any((claim.report_id, claim.id) in told for claim in one.claims)]


def accounts_of(claims: Sequence[Claim], reports: Reports, copied: Mapping[str, Copy], sides: Sides) -> tuple[Account, ...]:
    """The claims grouped by the side that speaks, in the order of their first words; a copy speaks in the voice of its root."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[rooted_voice(claim, reports, copied, sides)].append(claim)
    return tuple(account_of(speaker, group, reports, copied, sides) for speaker, group in groups.items())


def rooted_voice(claim: Claim, reports: Reports, copied: Mapping[str, Copy], sides: Sides) -> str:
    """Who speaks; where a copy speaks in its own voice, that is the voice of the report that it repeats."""
    report = reports[claim.report_id]
    root = copied.get(report.id)
    named = any(speaker.source_name or speaker.source for speaker in claim.speakers)
    if root and not named and root.root_id in reports:
        report = reports[root.root_id]
    return voice_of(claim, report, sides)


def account_of(speaker: str, claims: Sequence[Claim], reports: Reports, copied: Mapping[str, Copy], sides: Sides) -> Account:
    """One side's account, newest word last."""

    def told(claim: Claim) -> tuple[date, str, int]:
        report = reports[claim.report_id]
        return interval_of(report.published).start or date.min, report.id, claim.start

    ordered = sorted(claims, key=told)
    own = [claim for claim in ordered if claim.report_id not in copied] or ordered
    return Account(
        speaker=speaker,
        claims=tuple(ordered),
        carriers=carriers_of(speaker, ordered, reports, copied),
        denies=any(denial(claim) for claim in ordered) and denial(ordered[-1]),
        concedes=any(concession(claim, speaker, reports, sides) for claim in ordered),
        figures=own_figures(own, reports),
    )


def carriers_of(speaker: str, claims: Sequence[Claim], reports: Reports, copied: Mapping[str, Copy]) -> tuple[str, ...]:
    """The reports that only carry the account: copies, and those that quote the outlet that tells it ("Reuters reported")."""

    def own(claim: Claim) -> bool:
        return (reports[claim.report_id].outlet or "").casefold() == speaker.casefold()

    itself = any(not claim.speakers and own(claim) for claim in claims)
    carried = (claim for claim in claims if claim.report_id in copied or (itself and claim.speakers and not own(claim)))
    return tuple(dict.fromkeys(claim.report_id for claim in carried))


def own_figures(claims: Sequence[Claim], reports: Reports) -> tuple[AccountFigure, ...]:
    """The account's newest figure for each measure, with the day as of which it stands."""
    found: dict[str, list[AccountFigure]] = defaultdict(list)
    for claim in claims:
        if testimony(claim):
            as_of = interval_of(reports[claim.report_id].published).end or claim.when.end
            for measure, figure in figures_of(claim, as_of).items():
                found[measure].append(figure)
    return tuple(newest(found[measure]) for measure in sorted(found))


def concession(claim: Claim, speaker: str, reports: Reports, sides: Sides) -> bool:
    """Whether a side admits what is against its interest: harm that it did, ground that it lost, or fighters, blaming nobody."""
    if not testimony(claim) or not claim.speakers:
        return False
    on = claim.when.end or interval_of(reports[claim.report_id].published).end
    acts = {side_of(actor, on, sides) for actor in claim.actors}
    suffers = {side_of(actor, on, sides) for actor in claim.targets}
    if (
        claim.kind in LOSSES
        and not acts
        and speaker in suffers
        and any(one.measure in ("killed", "injured") for one in claim.figures)
    ):
        return any(actor.kind == "armed_group" for actor in claim.targets)
    if claim.kind in HARMFUL:
        return (
            speaker in {side_of(actor, on, sides) for actor in claim.actors if party(actor)}
            and speaker not in suffers
            and any(actor.kind in ("people", "person", "object") for actor in claim.targets)
        )
    if claim.kind in LOST:
        return speaker in suffers and speaker not in acts
    return claim.kind == "withdrawal" and speaker in acts and claim.speakers[-1].sense in ("admit", "confirm")


def party(actor: ActorMention) -> bool:
    """Whether somebody can have a side: not "residents", who tell of what residents suffered or did."""
    return actor.id is not None or actor.kind != "people"


def figures_over(accounts: Sequence[Account], rule: Rule = UCDP) -> dict[str, Range]:
    """Low, best and high of each measure over the accounts that give one."""
    told: dict[str, list[Told]] = defaultdict(list)
    for account in accounts:
        for figure in account.figures:
            told[figure.measure].append((account.speaker, figure))
    return {measure: range_of(measure, told[measure], rule) for measure in sorted(told)}


def standing(accounts: Sequence[Account], figures: Mapping[str, Range], sides: Sides) -> tuple[str, Reason]:
    """The status of the event and why: conceded, denied, disputed, agreed or single-account, the first that holds."""
    asserting = independent_of(accounts)
    denying = [account for account in accounts if account.denies]
    conceding = [account.speaker for account in accounts if account.concedes]
    if conceding:
        return reasoned("conceded", f"{listed(conceding)} told it against its own interest")
    if denying and asserting:
        return reasoned(
            "denied", f"{listed(one.speaker for one in denying)} denies what {listed(one.speaker for one in asserting)} says"
        )
    if denying:
        return reasoned("denied", f"told only in the denial of {listed(one.speaker for one in denying)}")
    if dispute := difference(asserting, figures, sides):
        return reasoned("disputed", dispute)
    if len(asserting) > 1:
        return reasoned("agreed", f"{listed(one.speaker for one in asserting)} tell the same")
    if not asserting:
        return reasoned("single-account", f"nobody says that it happened: {listed(one.speaker for one in accounts)} tells of it")
    return reasoned("single-account", f"only {listed(one.speaker for one in asserting)} tells of it")


def reasoned(status: str, words: str) -> tuple[str, Reason]:
    """A status with its reason."""
    return status, Reason(rule=status, words=words)


def difference(accounts: Sequence[Account], figures: Mapping[str, Range], sides: Sides) -> str:
    """What the accounts differ in, empty where they do not: a toll, or who did it."""
    for measure, found in figures.items():
        counts = [figure.best for _, figure in found.accounts if figure.best is not None]
        if len(counts) > 1 and max(counts) > SPREAD * max(1, min(counts)) and max(counts) - min(counts) > 1:
            return f"{measure}: from {min(counts)} to {max(counts)}, according to whom"
    blamed: dict[str, set[str]] = {}
    for account in accounts:
        named = {side_of(a, claim.when.end, sides) for claim in account.claims for a in claim.actors if a.id or a.name}
        if named and any(claim.kind in HARMFUL for claim in account.claims):
            blamed[account.speaker] = named
    for one, theirs in blamed.items():
        for other, others in blamed.items():
            if one < other and not theirs & others:
                return f"{one} names {listed(sorted(theirs))}, {other} {listed(sorted(others))}"
    return ""


def listed(names: object) -> str:
    """The names with commas, at most four."""
    assert not isinstance(names, str)
    found = list(dict.fromkeys(names))  # type: ignore[call-overload]
    return ", ".join(found[:4]) + (f" and {len(found) - 4} more" if len(found) > 4 else "")


def grade_of(accounts: Sequence[Account], status: str, claims: Sequence[Claim], reliability: str = "F") -> Grade:
    """The Admiralty pair: reliability, F (cannot be judged) unless the source is known; credibility, from the accounts."""
    credibility, why = credibility_of(accounts, status, claims)
    known = "nothing is known of the source's record" if reliability == "F" else "from what is known of the source"
    return Grade(reliability=reliability, credibility=credibility, reasons=(f"{reliability}: {known}", f"{credibility}: {why}"))


def credibility_of(accounts: Sequence[Account], status: str, claims: Sequence[Claim]) -> tuple[int, str]:
    """1 confirmed to 5 improbable, 6 cannot be judged; with the reason."""
    independent, told = independent_of(accounts), witnessing(claims)
    if not told and any(map(denial, claims)):
        return 5, "only a denial tells of it"
    if not told:
        return 6, "nobody says that it happened"
    if status == "conceded" and len(independent) > 1:
        return 1, "a side concedes it and another tells it"
    if status == "conceded":
        return 2, "a side tells it against its own interest"
    if status in ("denied", "disputed"):
        return 4 if len(independent) == 1 else 3, "it is denied" if status == "denied" else "the accounts differ"
    if all(claim.unconfirmed for claim in told):
        return 6, "the report itself calls it unconfirmed"
    if len(independent) > 2:
        return 1, f"{len(independent)} accounts that do not repeat one another agree"
    if len(independent) == 2:
        return 2, "two accounts that do not repeat one another agree"
    return 3, "one account, and nothing against it"


def tied_denials(claim: Claim, others: Sequence[Claim]) -> tuple[str, ...]:
    """Ids of the claims that a denial denies: assertions of a kind that can be the same."""
    if not denial(claim):
        return ()
    return tuple(other.id for other in others if assertion(other) and affinity(claim.kind, other.kind) >= 0.5)
