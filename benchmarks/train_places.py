"""Trains the two small parts that find toponyms and choose among namesakes, and writes their weights to src/contested/data/weights.

    python benchmarks/train_places.py GOLD/places/articles.jsonl

The gold is LGL and half of GeoVirus, as the places suite has them; no text of it is kept, weights alone. Neither tells of wars,
where the model takes a town that somebody seizes or hits for a person: so sentences of `war_sentences.txt`, with names put in, go
along. scikit-learn and scipy are needed here and nowhere else. The same gold and the same packages give the same weights.
docs/models/places.md has the figures.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from anyascii import anyascii
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))
from contested.linking.folding import fold
from contested.linking.gazetteer import Entry, embedded
from contested.linking.known import load_known
from contested.linking.place_evidence import Asked, context_evidence, distance_km, static_evidence
from contested.linking.place_options import options_of
from contested.linking.places import around_of, ask
from contested.linking.world import bodies, people
from contested.reading.pipeline import parse
from contested.reading.toponyms import candidates, features, read_article
from contested.records import Knowledge, PlaceMention

OUT = Path(__file__).parent.parent / "src/contested/data/weights"
NEAR_KM = 161.0
WORLD_NEWS, LOCAL_NEWS = 4.0, 1.0  # LGL is of small towns that share a great one's name: reports of wars are not
WORLD_OUTLETS = (
    "civil.ge",
    "jpost",
    "haaretz",
    "dailystar.com.lb",
    "jordannews",
    "ahram",
    "moscowtimes",
    "sptimes.ru",
    "messenger.com.ge",
)
OF_A_WORLD_NAME, OF_A_CITY = (
    3.0,
    0.9,
)  # weight of "a bare country, capital or region is the well-known one", and of cities of a million
WEIGHTS = {"GeoVirus": 3.0, "made": 0.5}
SLOT = re.compile(r"\{([A-Z])\}")
MADE, SENTENCES, UNKNOWN = 1400, 4, 0.5  # reports made, sentences in each, share of places that no gazetteer has
AT_WAR = (
    "AF AM AO AZ BA BD BF BI CD CF CI CM CO DZ EG ER ET GE GN GT GW HN HR HT IL IN IQ IR KE KG KH LB LK LR LY ML MM MX MZ NE NG NI "
    "NP PE PG PH PK PS RS RU RW SA SD SL SN SO SS SV SY TD TH TJ TL TR UA UG XK YE ZW"
)
Article = dict[str, Any]
Group = tuple[list[dict[str, float]], list[bool], float]


def main(path: Path) -> None:
    """Reads the gold, trains both parts, writes the weights."""
    articles = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
    OUT.mkdir(exist_ok=True)
    write("toponyms", train_toponyms(articles))
    first = train_choice(articles, {})
    write("places", {"first": first, "context": train_choice(articles, first)})


def write(name: str, weights: dict[str, Any]) -> None:
    """Puts the weights, rounded, into the package."""
    rounded = json.loads(json.dumps(weights), parse_float=lambda value: round(float(value), 3))
    (OUT / f"{name}.json").write_text(json.dumps(rounded, indent=0, sort_keys=True) + "\n", "utf-8")


def is_world(article: Article) -> bool:
    """Whether the article is news of the world rather than of a county."""
    return article["corpus"] != "LGL" or any(outlet in article["outlet"] for outlet in WORLD_OUTLETS)


# --- which spans are toponyms ---


def train_toponyms(articles: list[Article]) -> dict[str, float]:
    """Logistic regression over the features of every candidate span."""
    rows, labels, weights = [], [], []
    knows = load_known(())
    articles = [*articles, *made_articles()]
    for article, doc in zip(articles, parse(article["text"] for article in articles), strict=True):
        seen = read_article(doc)
        for candidate in candidates(doc, hiding(knows, article)):
            last = doc[candidate.end - 1]
            label = label_of(article, doc[candidate.start].idx, last.idx + len(last))
            if label is not None:
                rows.append(dict.fromkeys(features(doc, candidate, seen), 1))
                labels.append(label)
                weights.append(WEIGHTS.get(article["corpus"], 1.0))
    vectors = DictVectorizer()
    model = LogisticRegression(C=0.2, max_iter=300, solver="liblinear", random_state=0)
    matrix = vectors.fit_transform(rows)
    matrix.indices, matrix.indptr = matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)
    model.fit(matrix, labels, sample_weight=weights)
    learned = dict(zip(vectors.get_feature_names_out(), model.coef_[0], strict=True))
    learned["bias"] = learned.get("bias", 0.0) + float(model.intercept_[0])
    return {name: float(weight) for name, weight in learned.items() if abs(weight) > 0.005}


@dataclass(frozen=True)
class Hiding:
    """What is known, without some names of places: small ones are in no gazetteer."""

    knows: Knowledge
    hidden: frozenset[str]

    def place_feature(self, name: str) -> str | None:
        """The sort of place of this name, else None."""
        return None if name in self.hidden else self.knows.place_feature(name)

    def place_size(self, name: str) -> int:
        """The people of the largest place of this name."""
        return 0 if name in self.hidden else self.knows.place_size(name)

    def actor_kind(self, name: str) -> str | None:
        """The kind of actor of this name."""
        return self.knows.actor_kind(name)


def hiding(knows: Knowledge, article: Article) -> Any:
    """What is known of the names of an article: a made one has some that nobody knows."""
    return Hiding(knows, frozenset(article["hidden"])) if article.get("hidden") else knows


def made_articles() -> list[Article]:
    """Short reports of wars made of the sentences, with towns of all countries that had a war, and people and groups, put in."""
    dice = random.Random(0)
    lines = (Path(__file__).parent / "war_sentences.txt").read_text("utf-8").splitlines()
    sentences = [line for line in lines if line and not line.startswith("#")]
    names = fillers(dice)
    return [made(dice, sentences, names) for _ in range(MADE)]


def made(dice: random.Random, sentences: list[str], names: dict[str, list[str]]) -> Article:
    """One made report, with its toponyms; now and then a later sentence speaks of the same place as an earlier one."""
    text, toponyms, places = "", [], dice.choices(names["P"], k=5)
    hidden = [name for name in places if dice.random() < UNKNOWN]
    for sentence in dice.sample(sentences, SENTENCES):
        fresh = iter(dice.sample(places, 3))
        at = 0
        for slot in SLOT.finditer(sentence):
            text += sentence[at : slot.start()]
            word = next(fresh) if slot[1] in "PQR" else dice.choice(names[slot[1]])
            if slot[1] in "PQR":
                toponyms.append({"start": len(text), "end": len(text) + len(word)})
            text, at = text + word, slot.end()
        text += sentence[at:] + (dice.choice((" ", " ", "\n\n")) if sentence.endswith((".", "”")) else "\n\n")
    return {"text": text, "toponyms": toponyms, "corpus": "made", "outlet": "", "hidden": hidden}


def fillers(dice: random.Random) -> dict[str, list[str]]:
    """Names of towns, of persons who do not exist, their surnames, and of groups."""
    countries = ", ".join(f"'{code}'" for code in AT_WAR.split())
    wanted = f"country in ({countries}) and feature in ('town', 'capital', 'admin1', 'admin2') and population > 3000"
    found = embedded().connection.execute(f"select name, population from place where {wanted} order by row").fetchall()
    whole = [person.name.split() for person in people() if person.name.isascii() and len(person.name.split()) == 2]
    given, surnames = [words[0] for words in whole], [words[1] for words in whole]
    return {
        "P": dice.choices([anyascii(name) for name, _ in found], [inhabitants**0.4 for _, inhabitants in found], k=3000),
        "N": [f"{dice.choice(given)} {dice.choice(surnames)}" for _ in range(400)],
        "S": surnames,
        "G": [name for body in bodies() if body.kind == "armed_group" for name in (body.name, *body.names)],
    }


def label_of(article: Article, start: int, end: int) -> bool | None:
    """Whether the span is a toponym of the gold; None where it is an optional one."""
    for toponym in article["toponyms"]:
        shared = min(end, toponym["end"]) - max(start, toponym["start"])
        if shared > 0 and shared / (max(end, toponym["end"]) - min(start, toponym["start"])) >= 0.5:
            return None if toponym.get("optional") else True
    return False


# --- which place a toponym denotes ---


def train_choice(articles: list[Article], first: dict[str, float]) -> dict[str, float]:
    """A softmax over the options of each toponym; with weights for a first guess, over the rest of the report too."""
    groups = [*world_names()]
    gazetteer = embedded()
    for article in articles:
        mentions = [mention_of(article, toponym) for toponym in sorted(article["toponyms"], key=lambda t: t["start"])]
        gold = {(toponym["start"], toponym["end"]): toponym for toponym in article["toponyms"]}
        asked = ask(article["text"], mentions, gazetteer)
        around = around_of(article.get("outlet"), asked, first) if first else None
        for mention, item in zip(mentions, asked, strict=True):
            toponym = gold[mention.start, mention.end]
            if "lat" not in toponym or toponym.get("optional"):
                continue
            rows = [
                dict([*static_evidence(item, option), *(context_evidence(item, option, around) if around else ())])
                for option in item.options
            ]
            right = [is_right(toponym, option) for option in item.options]
            if any(right):
                groups.append((rows, right, WORLD_NEWS if is_world(article) else LOCAL_NEWS))
    return softmax(groups)


def mention_of(article: Article, toponym: dict[str, Any]) -> PlaceMention:
    """A gold toponym as a mention."""
    start, end = toponym["start"], toponym["end"]
    return PlaceMention(start=start, end=end, text=article["text"][start:end], rule="gold")


def is_right(toponym: dict[str, Any], option: Entry) -> bool:
    """Whether the option is the gold's place, by id or within 161 km."""
    if toponym.get("geonames_id") == str(option.geonames):
        return True
    return distance_km(toponym["lat"], toponym["lon"], option.lat, option.lon) <= NEAR_KM


def world_names() -> Iterator[Group]:
    """What a bare name means when nothing else is said: the country, capital, region or great city of that name."""
    connection = embedded().connection
    wanted = "feature in ('country', 'capital') or radius_km is not null or (feature = 'town' and population >= 1000000)"
    for place in map(Entry._make, connection.execute(f"select * from place where {wanted}").fetchall()):
        keys = {fold(place.name)}
        if place.feature == "country":
            keys |= {key for (key,) in connection.execute("select key from name where place = ?", (place.row,))}
        for key in sorted(keys):
            asked = Asked(key, options_of(key, embedded()))
            right = [distance_km(place.lat, place.lon, option.lat, option.lon) <= 100 for option in asked.options]
            if len(right) > 1 and any(right):
                rows = [dict(static_evidence(asked, option)) for option in asked.options]
                yield rows, right, OF_A_CITY if place.feature == "town" else OF_A_WORLD_NAME


def softmax(groups: list[Group], penalty: float = 1.0) -> dict[str, float]:
    """The weights under which the right options have the largest share, with a penalty on large weights."""
    names = sorted({name for rows, _, _ in groups for row in rows for name in row})
    column = {name: i for i, name in enumerate(names)}
    sizes = [len(rows) for rows, _, _ in groups]
    starts = np.cumsum([0, *sizes[:-1]])
    segment = np.repeat(np.arange(len(groups)), sizes)
    right = np.array([flag for _, flags, _ in groups for flag in flags], float)
    weight = np.array([share for _, _, share in groups])
    matrix = np.zeros((sum(sizes), len(names)))
    for i, row in enumerate(row for rows, _, _ in groups for row in rows):
        for name, value in row.items():
            matrix[i, column[name]] += value

    def loss(beta: Any) -> tuple[float, Any]:
        sums = matrix @ beta
        raised = np.exp(sums - np.maximum.reduceat(sums, starts)[segment])
        every = np.add.reduceat(raised, starts)
        good = np.add.reduceat(raised * right, starts) + 1e-300
        slope = raised / every[segment] - raised * right / good[segment]
        return -(weight * np.log(good / every)).sum() + penalty * (beta @ beta) / 2, matrix.T @ (
            slope * weight[segment]
        ) + penalty * beta

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    return {name: float(found[i]) for name, i in column.items() if abs(found[i]) > 0.005}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
