"""The stories that the pages of the set tell: invented, in our own words."""

# ruff: noqa: E501 -- what stands on a page reads best as it is

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """A title, paragraphs, a language."""

    title: str
    language: str
    text: str
    direction: str = "ltr"

    @property
    def paragraphs(self) -> list[str]:
        """Its paragraphs."""
        return [" ".join(part.split()) for part in self.text.strip().split("\n\n")]


PORT = Story(
    "Army takes the old port of Zawra after three days",
    "en",
    """
The army took the old port of Zawra on Thursday after three days of fighting with the militia that had held it since the
autumn, its spokesman said.

Colonel Idris Maluf told reporters at the harbour gate that forty fighters had given themselves up and that engineers were
clearing mines from the customs sheds. "The port is ours from the mole to the railway," he said.

The militia, which calls itself the Coast Brigade, denied that it had left. In a statement read out on local radio it said that
its men still held the grain silos and had killed eleven soldiers on Wednesday night.

Residents reached by telephone said that shells had fallen on the fishing quarter until dawn. A baker who gave his name as Samir
said that two of his neighbours were killed when a shell struck a queue for water.

The hospital in the upper town had taken in sixty wounded people by noon, a doctor there said, most of them civilians. It had
fuel for its generators for one more day.

The port handles most of the wheat that the south of the country eats. Ships have been waiting in the bay for two weeks, and the
price of flour has doubled in the markets of the capital.

Diplomats said that the two sides had agreed to meet on the island of Mer on Sunday, but neither would confirm that it would
send anyone.
""",
)
HOSPITAL = Story(
    "Strike on clinic kills nine, rescuers say",
    "en",
    """
Nine people were killed when a missile hit a clinic in the village of Tell Amara early on Tuesday, rescue workers said, in what
the government called an attack on a command post.

Volunteers dug with their hands through the night. Among the dead were two nurses and a boy of six who had been brought in with
a fever, said Rana Kassab, who leads the rescue team in the district.

The defence ministry said that its aircraft had struck a command post of the insurgents and that it knew of no harm to
civilians. It did not say which aircraft had flown the mission.

A reporter who went to the village saw a crater in the yard of the clinic and part of a tail fin with a serial number. The
report of an independent confirmation could not be had.

An aid organisation that pays the clinic's staff said that it had given its position to both sides three times since the spring.
"Everyone knew what this building was," its director said.

The district has been bombed almost daily since the truce broke down last month. More than four thousand people have left for
the border, the organisation said.

The insurgents said that they would answer the strike, and later fired rockets at the airfield of Qasr, where no one was hurt.
""",
)
TALKS = Story(
    "Rivals agree on exchange of prisoners but not on truce",
    "en",
    """
Delegates of the two governments agreed on Friday to exchange three hundred prisoners each, but their talks ended without a
truce, the mediators said.

The exchange is to begin on Monday at the crossing of Bir Salim under the eyes of the Red Cross. Lists were handed over after
midnight, and both sides struck out names.

"This is a small door, and it is open," said the envoy Marta Lindqvist, who has led the talks since January. She said that a
further round would be held within two weeks.

The eastern government wants its rival to pull back its guns from the river before it stops firing. The western one says that it
will not leave a single position without guarantees.

Families of missing men stood in front of the hotel with photographs throughout the talks. One woman said that she had not heard
of her son since he was taken from a bus in March two years ago.

While the delegates spoke, fighting went on near the bridge of Wadi Rum, where the western army said that it had beaten back an
attack and captured two vehicles.

Analysts doubt that the exchange will hold. Two earlier ones broke off after a day, each side accusing the other of freeing
criminals in place of soldiers.
""",
)
SHELLS = Story(
    "Shelling of market town leaves many dead",
    "en",
    """
At least seventeen people died when artillery shells fell on the market of Darvan on Saturday morning, the mayor said, the
highest toll in the town since the war began.

The first shell struck the vegetable stalls shortly after nine, witnesses said, and four more followed while people were
carrying away the wounded.

Mayor Olena Hrytsak blamed the separatists on the hills across the river. "They can see the market from there, they know when it
is full," she said on television.

The separatists said that government troops had fired the shells themselves in order to blame them. They offered no evidence,
and a monitor of the ceasefire mission said that the craters pointed to the hills.

Thirty wounded were taken to the regional hospital, some of them on the backs of lorries. The hospital asked for blood and for
surgeons.

The railway to Darvan was cut by an explosion the night before. The army said that saboteurs had laid a charge under the bridge
and that it had detained two men.
""",
)
ARABIC = Story(
    "الجيش يعلن السيطرة على الميناء القديم بعد ثلاثة أيام",
    "ar",
    """
أعلن الجيش يوم الخميس سيطرته على الميناء القديم في مدينة زورا بعد ثلاثة أيام من القتال مع المجموعة المسلحة التي كانت تسيطر عليه منذ الخريف، بحسب المتحدث باسمه.

وقال العقيد إدريس معلوف للصحفيين عند بوابة الميناء إن أربعين مقاتلا سلموا أنفسهم وإن المهندسين يعملون على إزالة الألغام من مخازن الجمارك.

ونفت المجموعة المسلحة التي تسمي نفسها لواء الساحل أنها انسحبت، وقالت في بيان بثته الإذاعة المحلية إن رجالها ما زالوا في صوامع الحبوب وإنهم قتلوا أحد عشر جنديا ليلة الأربعاء.

وقال سكان في اتصالات هاتفية إن القذائف سقطت على حي الصيادين حتى الفجر، وذكر خباز أن اثنين من جيرانه قتلا عندما أصابت قذيفة طابورا للماء.

واستقبل المستشفى في المدينة العليا ستين جريحا حتى الظهر بحسب طبيب فيه، معظمهم من المدنيين، ولديه وقود للمولدات ليوم واحد فقط.

ويمر عبر الميناء معظم القمح الذي يستهلكه جنوب البلاد، وتنتظر السفن في الخليج منذ أسبوعين، وتضاعف سعر الطحين في أسواق العاصمة.
""",
    "rtl",
)
PERSIAN = Story(
    "توافق دو طرف بر سر مبادله زندانیان بدون آتش‌بس",
    "fa",
    """
نمایندگان دو دولت روز جمعه توافق کردند که هر یک سیصد زندانی را مبادله کنند، اما گفتگوهای آنان بدون آتش‌بس پایان یافت، میانجی‌ها گفتند.

قرار است مبادله از روز دوشنبه در گذرگاه بئر سالم زیر نظر صلیب سرخ آغاز شود. فهرست‌ها پس از نیمه‌شب رد و بدل شد و هر دو طرف نام‌هایی را خط زدند.

فرستاده ویژه که از ماه ژانویه رهبری گفتگوها را بر عهده دارد گفت این دری کوچک است که باز شده است و دور بعدی ظرف دو هفته برگزار می‌شود.

دولت شرقی می‌خواهد که رقیبش پیش از توقف آتش توپخانه خود را از کنار رودخانه عقب بکشد. دولت غربی می‌گوید بدون تضمین هیچ موضعی را ترک نمی‌کند.

خانواده‌های مردان ناپدیدشده در تمام مدت گفتگوها با عکس‌های آنان در برابر هتل ایستاده بودند. زنی گفت از دو سال پیش از پسرش خبری ندارد.

هنگام گفتگوی نمایندگان درگیری در نزدیکی پل ادامه داشت و ارتش غربی گفت حمله‌ای را دفع کرده و دو خودرو را به دست آورده است.
""",
    "rtl",
)
HEBREW = Story(
    "הצבא הודיע על כיבוש הנמל הישן אחרי שלושה ימים",
    "he",
    """
הצבא כבש ביום חמישי את הנמל הישן של העיר אחרי שלושה ימי לחימה עם המיליציה שהחזיקה בו מאז הסתיו, כך אמר דובר הצבא.

הקולונל אמר לכתבים בשער הנמל כי ארבעים לוחמים נכנעו וכי מהנדסים מפנים מוקשים ממחסני המכס.

המיליציה הכחישה כי עזבה. בהודעה ששודרה ברדיו המקומי נאמר כי אנשיה עדיין מחזיקים בממגורות וכי הרגו אחד עשר חיילים בליל יום רביעי.

תושבים סיפרו בטלפון כי פגזים נפלו על רובע הדייגים עד עלות השחר. אופה אחד אמר ששניים משכניו נהרגו כשפגז פגע בתור למים.

בית החולים בעיר העליונה קלט עד הצהריים שישים פצועים, רובם אזרחים, אמר רופא במקום. נותר לו דלק לגנרטורים ליום אחד.

דרך הנמל עוברת רוב החיטה של דרום המדינה. אוניות ממתינות במפרץ מזה שבועיים ומחיר הקמח הוכפל בשוקי הבירה.
""",
    "rtl",
)
FRENCH = Story(
    "L'armée reprend le vieux port après trois jours de combats",
    "fr",
    """
L'armée a repris jeudi le vieux port de Zawra après trois jours de combats contre la milice qui le tenait depuis l'automne, a
annoncé son porte-parole.

Le colonel Idris Maluf a déclaré à la presse que quarante combattants s'étaient rendus et que des démineurs travaillaient dans
les entrepôts de la douane.

La milice, qui se fait appeler la Brigade du littoral, a démenti son départ. Elle affirme tenir encore les silos et avoir tué
onze soldats dans la nuit de mercredi.

Des habitants joints par téléphone ont dit que des obus étaient tombés sur le quartier des pêcheurs jusqu'à l'aube. Un boulanger
a raconté que deux de ses voisins avaient été tués devant une fontaine.

L'hôpital de la ville haute avait reçu soixante blessés à midi, des civils pour la plupart, selon un médecin. Il lui reste du
carburant pour une journée.

La plus grande partie du blé du sud du pays passe par ce port. Des navires attendent dans la baie depuis deux semaines.
""",
)
RUSSIAN = Story(
    "Армия заявила о взятии старого порта",
    "ru",
    """
Армия в четверг взяла старый порт Завры после трёх дней боёв с ополчением, которое удерживало его с осени, сообщил её
представитель.

Полковник Идрис Малуф сказал журналистам у ворот порта, что сорок бойцов сдались, а сапёры разминируют склады таможни.

Ополчение, которое называет себя Береговой бригадой, отрицает, что оставило порт. В заявлении, переданном по местному радио,
говорится, что его люди удерживают элеваторы и ночью в среду убили одиннадцать солдат.

Жители рассказали по телефону, что снаряды падали на рыбацкий квартал до рассвета. Пекарь сказал, что двое его соседей погибли,
когда снаряд попал в очередь за водой.

Больница в верхнем городе к полудню приняла шестьдесят раненых, в основном гражданских, сообщил врач. Топлива для генераторов
у неё остаётся на сутки.
""",
)
