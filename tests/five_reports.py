"""Five reports in our own words on what the five sample reports tell of: three wars of words in one country, in four years.

The sample reports themselves are not ours to ship. What a careful reader would list holds of both; `given` has the latter where they are.
"""

import csv
import os
from pathlib import Path

from contested import Report

FOLDER = Path(os.environ.get("CONTESTED_REPORTS") or Path(__file__).parents[2] / "shared" / "gold" / "reports")

OWN = (
    Report(
        title="Army says last pockets in Benghazi are falling as Haftar turns to Moscow",
        outlet="Libya Channel",
        published="2016-12-01",
        text="""The Libyan Army has taken more ground in Benghazi and says that only “a few last pockets” of its enemies are left there.

Its spokesperson said Thursday that troops had recaptured the coastal neighbourhoods of Busnib and al-Najila in the southwest and the beach resort of Nairuz. They also seized the customs headquarters in Ganfuda, the district next to them.

“Almost all of the road from Gawarsha to Ganfuda is in our hands and we are clearing the last pockets,” Colonel Ahmed al-Mismari, the military spokesman, told Libya Channel. “What really holds us up are the mines and booby traps.”

How many died in the newest fighting is not known. On Tuesday the army said that 22 of its soldiers had been killed and 61 injured in the fight for nearby Garyunis.

With these gains the Army now controls most of the districts in the southwest of Benghazi.

Brigadier-General Jamal al-Zahawi, who commands Brigade 21, told residents to stay away from these districts, which he said were full of explosive devices and land mines. The army is working to clear them.

The Benghazi Revolutionaries Shura Council, against which the Libyan Army fights together with its allies of Ansar al-Sharia and the Islamic State, released no statement.

The day before, General Khalifa Haftar, who commands the Army, had flown home from Russia, whose support he sought. Russian media reported that he met the defence minister and the foreign minister on Monday and Tuesday and discussed deliveries of weapons with them.

Most Western countries recognise the Government of National Accord, which controls Tripoli but has not been endorsed by the parliament in Tobruk.

American and British special forces have fought beside armed factions in the west that are loyal to the GNA, according to media reports. Haftar’s camp says that it has no international support of its own.
""",
    ),
    Report(
        title="Victory in Benghazi, say Haftar’s forces",
        outlet="Arab News",
        published="2016-11-17",
        text="""BENGHAZI, Libya: Forces led by Marshal Khalifa Haftar claimed a “great victory” over jihadist fighters in Benghazi on Thursday.

“The Qawarsha sector is now totally under our control,” said their spokesman, Ahmad Mesmari. The sector lies 10 kilometers west of the center of the city and had been a stronghold of Ansar Al-Sharia.

Haftar’s forces, known as the Libyan National Army, were chasing the jihadists in Qanfouda, further west, one of the last sectors of the city that the jihadists still hold.

Mesmari gave no toll, but a military source said Wednesday that 12 of Haftar’s soldiers had been killed in clashes since Tuesday.

Thirteen “extremists” were killed in three days of fighting, Ali Al-Thabet, another spokesman of Haftar’s forces, said. No one else could confirm that toll.

Jonathan Winer, the US envoy to Libya, on Thursday voiced his support for Haftar’s forces, which envoys rarely do.

“Soldiers of the Libya National Army paid a high price this week — 20 killed & 40 injured fighting terror in Benghazi,” he wrote on Twitter.

For two years Haftar’s forces and jihadist militias have clashed daily in Benghazi, where the revolution of 2011 began.
""",
    ),
    Report(
        title="Mayor: Russian fighters leave western Libya by plane",
        outlet="Reuters",
        published="2020-05-24",
        text="""Russian fighters who had pulled back from the front lines at Tripoli were flown out of a town to the south of it by their Libyan allies, the mayor of the town said.

It is one more setback for the Libyan National Army (LNA) of Khalifa Haftar. His forces, which Russia, Egypt and the United Arab Emirates back, have been trying to take the capital for 13 months.

LNA forces have withdrawn from some positions in southern Tripoli in the past two days, as a humanitarian gesture, they said. Forces allied to the government re-entered some of these areas.

The Russians who fight for the LNA retreated with their heavy weapons from Tripoli to the airport of Bani Walid, 150 km away, its mayor, Salem Alaywan, said. Three military planes then flew them to Jufra, a remote district and stronghold of the LNA, he told Reuters.

LNA spokesman Ahmed Mismari denied that any foreigners were fighting with his force. Diplomats and journalists, though, have documented the presence of the Russians widely.

The government in Tripoli, known as the GNA, has seized several towns from the LNA with Turkish help, captured the Watiya airbase and destroyed Russian-made air defence systems.

“The withdrawal of the Russians takes from the LNA its best foreign fighters,” said Jalel Harchaoui, a research fellow.

The GNA has deployed Syrian fighters, and Haftar uses Sudanese. The LNA still holds the town of Tarhouna, south of Tripoli.

Mohammed Gununu, the spokesman for the Libyan Army, said on Saturday that GNA forces had taken full control of the military camps of Hamza, Yarmouk and Sawareekh in southern Tripoli.

GNA forces seized most of the Salah Al-Deen frontline on Friday and went on to Ain Zara.

Gununu asked residents not to hurry home, because Haftar’s forces had planted mines in their houses before they fled. Engineers were removing them, he said.

On Friday the Libyan Health Ministry said that three people had been killed by mines as they returned to their houses.
""",
    ),
    Report(
        title="Haftar meets Russian defence officials in Moscow",
        outlet="Fort Russ News",
        published="2019-04-12",
        text="""MOSCOW – Khalifa Haftar, who commands the Libyan National Army, met officials of the Russian Defence Ministry in Moscow on Thursday, 11 April, a military source in the LNA says.

He came about a week after his army had launched an offensive on Tripoli and the west of Libya, where armed groups loyal to the Government of National Accord have had the upper hand.

The LNA began its campaign on Friday, April 5, after Haftar had called on his troops to “enter Tripoli in peace”. Ahmed Al-Mismari, its spokesman, said in a statement that the advance was to rid the west of terrorists.

Heavy clashes continued on Thursday in the district of Ain Zara, southeast of Tripoli, and around the city of Al-Aziziya. Earlier the LNA had captured the cities of Ghariyan, Surman, Sabratha and Tarhouna, as well as several places inside the capital.

On Sunday the Government of National Accord, headed by Fayez Sarraj, announced a counterattack under the name of “Volcano of Anger”.

The US, the UK, France, Italy and Russia voiced their concern and called on both sides to cease hostilities.

Russia is said to be an ally of Haftar, as are Egypt, the UAE and France.

In late November Haftar held talks with the Russian Defence Minister, Sergei Shoigu.
""",
    ),
    Report(
        title="Haftar’s forces advance on the west of Libya",
        outlet="Ansar Press",
        published="2019-04-04",
        text="""Forces loyal to Khalifa Haftar have begun to advance on cities in the west of Libya, and skirmishes are reported south of the capital Tripoli, which the internationally recognised government of Fayez al-Sarraj controls.

The media office of Haftar’s Libyan National Army (LNA) said in a statement on Wednesday that the advance was to root out “terrorist groups”.

“On his orders several military units moved to the western region,” the LNA said.

The Government of National Accord (GNA) in Tripoli, which Sarraj heads, then put all its security forces on “general alert”. Sarraj said that he had ordered them to prepare for all threats.

The GNA denounced the move as an “escalation” and called on Haftar’s forces to stop their threats.

LNA spokesman Ahmed al-Mismari said that clashes had broken out near Gharyan, a town south of Tripoli, between Haftar’s forces and those allied to the GNA.

“There are clashes right now in Gharyan,” he told a Saudi channel on Wednesday evening.

In January the LNA began a campaign to take the south of Libya and its oilfields.

Less than a month ago Haftar met Sarraj in the United Arab Emirates, where they agreed to end military operations.

The United Nations is to hold a conference in Ghadames this month.
""",
    ),
)


def given() -> tuple[Report, ...]:
    """The sample reports themselves, none where they are not at hand."""
    if not (FOLDER / "reports.csv").exists():
        return ()
    with (FOLDER / "reports.csv").open(encoding="utf-8", newline="") as rows:
        return tuple(
            Report(text=(FOLDER / row["file"]).read_text("utf-8"), outlet=row["outlet"], published=row["published"])
            for row in csv.DictReader(rows)
        )
