"""Month names and abbreviations: Russian, Kazakh, English, Ukrainian, Uzbek, German."""

from __future__ import annotations

_NAMES = (
    "yanvarya yanvar январ ocak "
    "январь января янв қаңтар қаңтардағы каңтар january jan січень січня сiчня січ",
    "fevralya fevral феврал şubat "
    "февраль февраля февр фев ақпан ақпандағы february feb лютий лютого лют",
    "marta март марта мар наурыз наурыздағы march mar березень березня берез",
    "aprelya aprel апрел nisan "
    "апрель апреля апр сәуір сәуірдегі april apr көкек квітень квітня квіт",
    "maya mayıs май мая мамыр мамырдағы may травень травня трав",
    "iyunya июн haziran июнь июня июн маусым маусымдағы june jun червень червня черв",
    "iyulya июл temmuz июль июля июл шілде шілдедегі july jul липень липня лип",
    "avgusta avgust ağustos "
    "август августа авг тамыз тамыздағы august aug серпень серпня серп",
    "sentyabrya sentyabr сентябр eylül "
    "сентябрь сентября сент сен қыркүйек қыркүйектегі september sept sep "
    "вересень вересня верес",
    "oktyabrya oktyabr октябр ekim "
    "октябрь октября окт қазан қазандағы october oct жовтень жовтня жовт",
    "noyabrya noyabr ноябр kasım "
    "ноябрь ноября нояб ноя қараша қарашадағы november nov листопад листопада листоп",
    "dekabrya dekabr декабр aralık "
    "декабрь декабря дек желтоқсан желтоқсандағы december dec грудень грудня груд",
)

MONTHS: dict[str, int] = {
    name: number for number, names in enumerate(_NAMES, 1) for name in names.split()
}
"""Folded month name → 1–12."""

ROMAN_MONTHS: dict[str, int] = {
    numeral: number
    for number, numeral in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), 1)
}
"""Roman numeral → 1–12."""
