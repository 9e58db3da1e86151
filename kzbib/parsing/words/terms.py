"""Words that tell what a stretch of a reference is: regex alternatives."""

from __future__ import annotations

import re

from kzbib.languages.patterns import lazy

PUBLISHER = lazy(
    r"\b(?:изд-во|изд\.|издат\w*|изд\b|издательство|издательский|баспа\w*|ид\b|ид\.|"
    r"издательск\w+|типогр\w*|тип\.|ун-т\w*|университет\w*|академ\w*|press|publ\b|"
    r"publ\.|publish\w*|publications|izd-vo|izdat\w*|izd\.|nauka|springer|wiley|"
    r"elsevier|verlag|routledge|blackwell|kluwer|pearson|mcgraw-hill|prentice|"
    r"o[’']?reilly|packt|academic|university|universiteti|nashriyoti|видав\w*|вид-во|"
    r"наука|мысль|прогресс|мир|ғылым|жазушы|мектеп|просвещение|институт\w*|ltd|inc|"
    r"гэотар\S*|юрайт|лань|медицина|политиздат|books|houghton|mit|ieee|sage|crc|iet|"
    r"ооо|тоо|оао|зао|нии|agency|institute|association|foundation|ran|ras|ан|ссср|"
    r"стандартинформ|питер|машиностроение|энергоатомиздат|атомиздат|стройиздат|"
    r"музгиз|учпедгиз|госиздат|гослитиздат|госюриздат|госполитиздат|соцэкгиз|"
    r"воениздат|профиздат|юриздат|энергоиздат|агропромиздат|гидрометеоиздат|"
    r"дмк|инфра|инфра-м|юнити|юнити-дана|кнорус|дрофа|феникс|фенікс|физматлит|"
    r"логос|вече|аст|эксмо|владос|статут|юристъ?|бином|вильямс|бхв\S*|недра|"
    r"либроком|урсс|комкнига|композитор|думка|либідь|знання|кондор|юрінком|цул|"
    r"санат|арыс|қайнар|кайнар|раритет|өлке|жалын|атамұра|фолиант|дайк-пресс|"
    r"дәуір|рауан|білім|шарқ|sharq|ўқитувчи|o[’‘ʻ'`]qituvchi|adabiyot|"
    r"addison-wesley|macmillan|palgrave|ashgate|verso|tauris|brill|norton|penguin|"
    r"harper\w*|birkhäuser|birkhauser|north-holland|harrassowitz|westview|praeger|"
    r"longman|pergamon|plenum|dekker|gruyter|mouton|vieweg|teubner|knopf|doubleday|"
    r"scribner|greenwood|heinemann|polity|acm|rand|nedra|kolos|\w+izdat|"
    r"mashinostroenie|khimiya|meditsina|prosveshchenie|fizmatlit|dumka)\b",
    re.IGNORECASE,
)

JOURNAL_START = lazy(
    r"(?:\d+\s)?(?:вестник|вестн|известия|изв|хабаршы\w*|хабарлары|журнал|труды|учен\w*|"
    r"учён\w*|вопросы|бюллетень|записки|доклады|докл|ж\.|журн|сборник|сб\.|материалы|"
    r"научн\w+ (?:вестник|журнал|записки|труды)|вісник|вісті|journal|j\.|bulletin|"
    r"proceedings|proc|transactions|trans\.|annals|archives|review\b|reviews|revista|"
    r"vestnik|izvestiya|izvestiia|izv\.|trudy|zhurnal|zh\.|voprosy|bull\.|uspekhi|"
    r"international journal|int\. j|russian journal|acta|advances in|lecture notes|"
    r"жаршы\w*|ежегодник|revue|zeitschrift|mater\.|doklady|materialy|sbornik|nauchn\w+)"
    r"(?!\w)",
    re.IGNORECASE,
)

CONFERENCE = lazy(
    r"конф\b|конф\.|конферен|симпозиум|конгресс|съезд|форум\w*\b|семинар|чтени[яй]\b|"
    r"материалы\s|матер\.|мат-лы|м-лы|материалдар|тезис\w* докл|conference|conf\.|"
    r"proceedings|proc\.|symposium|symp\.|congress|workshop|meeting|конгрес|"
    r"konferen|simpoz|simpozium|kongress|syezd|тезисы|всерос\.|сб\. тр\w*\. \w*конф",
    re.IGNORECASE,
)

SERIES = lazy(r"(?:серия|сер\b|series|ser\b|seriya|сериясы)", re.IGNORECASE)

NEWSPAPER = lazy(
    r"газета|\bправда\b|егемен|айқын|жас алаш|ана тілі|times|newspaper|gazeta|"
    r"известия$|"
    r"литер\b|washington post|kommersant|коммерсант|қазақ әдебиеті|ведомости$|пресса|"
    r"еңбекші|\bpravda\b|guardian|social?istik qazaqstan|социалистік қазақстан",
    re.IGNORECASE,
)

ORGANISATION = lazy(
    r"\b(?:corporation|inc|ltd|agency|organi[sz]ation|ministry|bank|committee|"
    r"commission|foundation|association|office|департамент|министерство|агентство|"
    r"комитет|agentstvo|оон|unesco|oecd|who|юнеско|research|team|компания|council|"
    r"united nations|министрлігі|комитеті|centre|center|consortium|"
    r"national|institute|forum|group|department|federation|authority|administration|"
    r"parliament|government|bureau|society|union|programme|initiative|project|"
    r"undp|unicef|imf|osce|nato|iaea|ilo|fao|ipcc|росстат|мвф|обсе|нато|"
    r"developers|contributors|robotics|cloud|investigators|watch|международная|"
    r"международный|фонд|совет|ассоциация|союз|центр|бюро|банк|правительство)\b",
    re.IGNORECASE,
)

GENRE = lazy(
    r"(?:(?:учеб\w*\.?|уч\.|оқу|навч\w*|методич\w*\.?|справоч\w*|практич\w*)"
    r"(?:-\w+)?\.? (?:пособи\w*|пос\.|посібник\w*|құрал\w*|руководств\w*|"
    r"справочник\w*)|"
    r"учебник\w*|учеб\.|оқулық\w*|підручник|хрестоматия|монография|monograph|textbook|"
    r"сборник статей|практикум|словарь|сөздік|сборник научных трудов|"
    r"курс лекций|очерки|энциклопедия\b|"
    r"ўқув қўлланма|uchebnoe posobie|пособие|препринт|preprint|"
    r"учебно-\w+ (?:пособие|комплекс)|справочник|наукове видання|"
    r"диссертация|дисертація|dissertation|"
    r"(?:doctoral|phd|master'?s) (?:thesis|dissert)|"
    r"darslik|(?:o[‘’`']quv|metodik|uslubiy) qo[‘’`']llanma|анықтамалық|"
    r"повесть|роман$|практическое руководство|методические указания|"
    r"к(?:урс|онспект) лекці?[йи])",
    re.IGNORECASE,
)

# one word of such a phrase: "учебное", "посібник", "manual"
GENRE_WORD = lazy(
    r"(?:учебн\w*|навчальн\w*|методич\w*|пособи\w*|посібник\w*|құрал\w*|оқу|"
    r"лекци[йи]|лекцій|конспект|курс|сборник\w*|збірник|словник|словар\w*|"
    r"справочн\w*|довідник|очерки?|нарис\w*|практикум|указатель|покажчик|қолжазба|"
    r"рукопись|manual|guide|handbook|textbook|monograph\w*|report|papers?|"
    r"qo[’‘ʻ'`]llanma|darslik|дарслик|қўлланма)$",
    re.IGNORECASE,
)

# A search of folded text takes a third of the time of one that ignores case.
_CONFERENCE_FOLDED = lazy(CONFERENCE.pattern)
_PUBLISHER_FOLDED = lazy(PUBLISHER.pattern)
_NEWSPAPER_FOLDED = lazy(NEWSPAPER.pattern)


def names_conference(text: str) -> bool:
    """Tell whether a word of a conference stands in ``text``."""
    return bool(_CONFERENCE_FOLDED.search(text.casefold()))


def names_publisher(text: str) -> bool:
    """Tell whether a word of a publisher stands in ``text``."""
    return bool(_PUBLISHER_FOLDED.search(text.casefold()))


def names_newspaper(text: str) -> bool:
    """Tell whether a word of a newspaper stands in ``text``."""
    return bool(_NEWSPAPER_FOLDED.search(text.casefold()))
