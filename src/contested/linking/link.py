"""Reading to linked Reading: every mention gets its name, or the reason why it has none."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, cast

from contested.linking.known import Known
from contested.linking.links import as_mention
from contested.linking.pairs import with_pairs, with_reasons
from contested.linking.places import resolve_places
from contested.linking.relative import as_area
from contested.linking.told_again import told_again
from contested.linking.who import Linker
from contested.records import ActorMention, Attribution, Claim, Figure, PlaceMention, Reading


def link(reading: Reading, known: Known) -> Reading:
    """The reading with its actors and places linked, in claims, figures and attributions alike."""
    places, country = link_places(reading, known)
    linking = Linking(Linker(reading, known.roster, country), places)
    actors = tuple(map(linking.actor, reading.actors))  # before the claims: each word is linked by what stands before it
    text = reading.report.text
    claims = told_again(text, with_pairs(text, tuple(map(linking.claim, reading.claims))))
    return replace(
        reading,
        actors=with_reasons(actors, claims),
        places=tuple(map(linking.place, reading.places)),
        figures=tuple(map(linking.figure, reading.figures)),
        attributions=tuple(map(linking.attribution, reading.attributions)),
        claims=claims,
        country=country,
        packs=tuple(pack.name for pack in known.loaded),
    )


def link_places(reading: Reading, known: Known) -> tuple[dict[tuple[int, int], PlaceMention], str | None]:
    """The resolved places of a reading by their spans, and the country that the story is about."""
    return resolve_places(reading, known.loaded, known.gazetteer, known.pack_names)


@dataclass
class Linking:
    """Puts the links of one report wherever its mentions stand."""

    linker: Linker
    places: dict[tuple[int, int], PlaceMention]
    linked: dict[int, Any] = field(default_factory=dict)  # by identity: the same mention stands in many claims

    def actor(self, mention: ActorMention) -> ActorMention:
        """The mention, linked."""
        if id(mention) not in self.linked:
            self.linked[id(mention)] = self.linker.link(mention)
        return cast(ActorMention, self.linked[id(mention)])

    def place(self, mention: PlaceMention) -> PlaceMention:
        """The mention with its place; its role in its claim stays, and whether the claim is of the place or of somewhere off it."""
        found = self.places.get((mention.start, mention.end))
        return replace(found, role=mention.role, relation=mention.relation) if found else mention

    def figure(self, figure: Figure) -> Figure:
        """The figure with those whom it counts linked."""
        if figure.of is None:
            return figure
        if id(figure) not in self.linked:
            self.linked[id(figure)] = replace(figure, of=self.actor(figure.of))
        return cast(Figure, self.linked[id(figure)])

    def attribution(self, said: Attribution) -> Attribution:
        """The attribution with its speaker named, and those that it is reported within."""
        if id(said) not in self.linked:
            self.linked[id(said)] = self.spoken(said)
        return cast(Attribution, self.linked[id(said)])

    def spoken(self, said: Attribution) -> Attribution:
        """The same, worked out."""
        parent = self.attribution(said.parent) if said.parent else None
        if said.source is None:
            return replace(said, parent=parent)
        speaker = self.linker.speaker(said.source)
        if said.source_name and said.source_name != said.source.text:  # the reading knows better: whom a pronoun or a post means
            named = self.linker.by_words(as_mention(replace(said.source, text=said.source_name)))
            own = said.carried or said.source.text.startswith(said.source_name)  # else the name of a person within the phrase
            if named.actor is not None and (own or named.actor.kind == "person"):
                side = self.linker.roster.side_of(named.actor.id, self.linker.on)
                speaker = replace(speaker, name=named.name, id=named.actor.id, side=side.name if side else None)
            elif said.carried or speaker.name is None or not own:
                speaker = replace(speaker, name=said.source_name, id=None)
        name = speaker.name or said.source_name
        return replace(said, source_name=name, source_id=speaker.id, source_side=speaker.side, parent=parent)

    def claim(self, claim: Claim) -> Claim:
        """The claim with all that it names linked."""
        return replace(
            claim,
            actors=tuple(map(self.actor, claim.actors)),
            targets=tuple(map(self.actor, claim.targets)),
            places=tuple(as_area(self.place(place)) for place in claim.places),
            figures=tuple(map(self.figure, claim.figures)),
            speakers=tuple(map(self.attribution, claim.speakers)),
        )
