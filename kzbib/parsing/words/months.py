"""Month names and abbreviations: Russian, Kazakh, English, Ukrainian, Uzbek, German."""

from __future__ import annotations

_NAMES = (
    "yanvarya yanvar январ ocak "
    "январь января янв қаңтар қаңтардағы каңтар january jan січень січня сiчня",
    "fevralya fevral феврал şubat "
    "февраль февраля февр фев ақпан ақпандағы february feb лютий лютого",
    "marta март марта мар наурыз наурыздағы march mar березень березня",
    "aprelya aprel апрел nisan "
    "апрель апреля апр сәуір сәуірдегі april apr квітень квітня",
    "maya mayıs май мая мамыр мамырдағы may травень травня",
    "iyunya июн haziran июнь июня июн маусым маусымдағы june jun червень червня",
    "iyulya июл temmuz июль июля июл шілде шілдедегі july jul липень липня",
    "avgusta avgust ağustos "
    "август августа авг тамыз тамыздағы august aug серпень серпня",
    "sentyabrya sentyabr сентябр eylül "
    "сентябрь сентября сент сен қыркүйек қыркүйектегі september sept sep "
    "вересень вересня",
    "oktyabrya oktyabr октябр ekim "
    "октябрь октября окт қазан қазандағы october oct жовтень жовтня",
    "noyabrya noyabr ноябр kasım "
    "ноябрь ноября нояб ноя қараша қарашадағы november nov листопад листопада",
    "dekabrya dekabr декабр aralık "
    "декабрь декабря дек желтоқсан желтоқсандағы december dec грудень грудня",
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
