"""One name for each place of publication, however it is printed or abbreviated."""

from __future__ import annotations

from functools import lru_cache

from kzbib.languages.fold import fold

# The first name of a line stands for all; GOST 7.12-93 and KazISS usage abbreviate.
_SAME = """
Москва М. Moscow Moskau Moscou Мәскеу
Ленинград Л. Leningrad
Санкт-Петербург СПб. Петербург St._Petersburg Saint_Petersburg Petersburg S.-Pb.
Алматы А. Almaty Алма-Ата А.-А. Alma-Ata Верный
Астана Astana Нур-Султан Nur-Sultan Н.-С. Нұр-Сұлтан Целиноград
Киев К. Kiev Kyiv Київ
Минск Мн. Minsk
Ташкент Т. Tashkent Toshkent
Бишкек Б. Bishkek Фрунзе Frunze
Казань Kazan
Караганда Karaganda Қарағанды Qaraghandy
Шымкент Чимкент Shymkent Chimkent
Семей Семипалатинск Semey Semipalatinsk
Усть-Каменогорск Өскемен Oskemen Ust-Kamenogorsk
Кустанай Қостанай Kostanay Kustanai Костанай
Уральск Орал Oral Uralsk
Баку Baku Bakı
Тбилиси Тб. Tbilisi Tiflis
Ереван Yerevan Erevan
Новосибирск Novosibirsk
Екатеринбург Yekaterinburg Свердловск Sverdlovsk
Нижний_Новгород Н._Новгород Nizhny_Novgorod
Ростов-на-Дону Ростов_н/Д Rostov-on-Don
Лондон London L.
Нью-Йорк New_York N.Y. NY
Кембридж Cambridge
Оксфорд Oxford
Берлин Berlin
Париж Paris P.
Вашингтон Washington Washington_DC Washington_D.C.
Пекин Beijing Peking Бейжің
Анкара Ankara
Стамбул Istanbul İstanbul Ыстанбұл
Варшава Warsaw Warszawa
Прага Prague Praha
Вена Vienna Wien
Женева Geneva Genève
"""


def _table() -> dict[str, str]:
    names: dict[str, str] = {}
    for line in _SAME.strip().splitlines():
        forms = [fold(form.replace("_", " ")) for form in line.split()]
        for form in forms:
            names.setdefault(form, forms[0])
    return names


_NAMES = _table()


@lru_cache(maxsize=4_096)
def place_key(printed: str) -> str:
    """Return the key of a place: «М.», «Moscow», «Москва» are one."""
    first = (
        printed.split(";", maxsplit=1)[0]
        .split(",", maxsplit=1)[0]
        .split(":", maxsplit=1)[0]
    )
    folded = fold(first)
    return _NAMES.get(folded, folded)
