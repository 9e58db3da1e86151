"""Month names and abbreviations: Russian, Kazakh, English, Ukrainian, Uzbek, German."""

from __future__ import annotations

_NAMES = (
    "январь января янв қаңтар қаңтардағы каңтар january jan січень січня сiчня",
    "февраль февраля февр фев ақпан ақпандағы february feb лютий лютого",
    "март марта мар наурыз наурыздағы march mar березень березня",
    "апрель апреля апр сәуір сәуірдегі april apr квітень квітня",
    "май мая мамыр мамырдағы may травень травня",
    "июнь июня июн маусым маусымдағы june jun червень червня",
    "июль июля июл шілде шілдедегі july jul липень липня",
    "август августа авг тамыз тамыздағы august aug серпень серпня",
    "сентябрь сентября сент сен қыркүйек қыркүйектегі september sept sep "
    "вересень вересня",
    "октябрь октября окт қазан қазандағы october oct жовтень жовтня",
    "ноябрь ноября нояб ноя қараша қарашадағы november nov листопад листопада",
    "декабрь декабря дек желтоқсан желтоқсандағы december dec грудень грудня",
)

MONTHS: dict[str, int] = {
    name: number for number, names in enumerate(_NAMES, 1) for name in names.split()
}
"""Folded month name → 1–12."""
