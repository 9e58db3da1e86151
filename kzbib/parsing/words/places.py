"""Places of publication and their abbreviations, as printed in imprints."""

from __future__ import annotations

from functools import lru_cache

_ABBREVIATED = """
М. М Л. Л А. А Т. СПб. СПб СПБ СПБ. Спб. Пг. К. К Х. Харьк. М.-Л. М.–Л. М.—Л. Л.-М.
Мн. Мн Алм. Н.Новгород Н.-Й. Ростов-н/Д Ростов-н/Д. N.Y. N.-Y. NY M. L. K. SPb. SPb
St.P. Almaty: Н. Новгород Ростов н/Д Ростов н/Д. Ростов н/д Пгр. Ф. Т-к. Аст. Б. T. Ta.
"""

_CYRILLIC = """
Москва Ленинград Петроград Санкт-Петербург С.-Петербург Петербург Алматы Алма-Ата
Астана Нур-Султан Нұр-Сұлтан Целиноград Акмола Ақмола Караганда Қарағанды Шымкент
Чимкент Тараз Жамбыл Джамбул Семей Семипалатинск Усть-Каменогорск Өскемен Павлодар
Петропавловск Қызылорда Кызылорда Кзыл-Орда Актобе Ақтөбе Актюбинск Уральск Орал Атырау
Гурьев Актау Ақтау Костанай Қостанай Кустанай Кокшетау Көкшетау Кокчетав Талдыкорган
Талдықорған Туркестан Түркістан Талгар Темиртау Экибастуз Жезказган Жезқазған Рудный
Каскелен Бишкек Фрунзе Ош Чолпон-Ата Ташкент Тошкент Самарканд Самарқанд Бухара Бухоро
Нукус Нөкис Фергана Фарғона Андижан Ургенч Хива Термез Карши Душанбе Худжанд Ашхабад
Баку Ереван Тбилиси Минск Мінск Гомель Витебск Гродно Брест Могилев Киев Київ Харьков
Харків Львов Львів Одесса Одеса Днепропетровск Дніпропетровськ Донецк Луцьк Луцк Полтава
Черновцы Чернівці Тернопіль Тернополь Запорожье Житомир Суми Сумы Николаев Херсон
Симферополь Севастополь Ялта Кишинев Кишинёв Вильнюс Рига Таллин Тарту Варшава Прага
Братислава Будапешт София Белград Бухарест Берлин Лейпциг Мюнхен Вена Париж Лондон
Нью-Йорк Вашингтон Женева Рим Токио Пекин Стамбул Анкара Тегеран Улан-Батор Дели
Новосибирск Екатеринбург Свердловск Казань Қазан Томск Омск Иркутск Красноярск Барнаул
Бийск Кемерово Новокузнецк Горно-Алтайск Абакан Кызыл Чита Улан-Удэ Якутск Хабаровск
Владивосток Благовещенск Магадан Тюмень Тобольск Курган Челябинск Магнитогорск Уфа
Оренбург Пермь Ижевск Самара Куйбышев Саратов Саранск Пенза Ульяновск Симбирск Тольятти
Волгоград Волжский Астрахань Элиста Ставрополь Краснодар Майкоп Ростов-на-Дону Таганрог
Новочеркасск Ростов Пятигорск Нальчик Владикавказ Махачкала Грозный Сочи Воронеж Липецк
Тамбов Курск Белгород Орел Орёл Брянск Тула Калуга Обнинск Рязань Владимир Иваново
Кострома Ярославль Рыбинск Тверь Калинин Смоленск Псков Великий_Новгород Новгород
Нижний_Новгород Горький Чебоксары Йошкар-Ола Киров Вятка Сыктывкар Кудымкар Архангельск
Вологда Череповец Петрозаводск Мурманск Калининград Дубна Троицк Жуковский Королёв
Химки Пущино Черноголовка Долгопрудный Снежинск Саров Сургут Шадринск Армавир Елец
Тегеран Дели Каир Мадрид Милан Барселона Стокгольм Хельсинки Осло Копенгаген Брюссель
Амстердам Лейден Цюрих Кембридж Оксфорд Бостон Чикаго Торонто Сеул Шанхай Гонконг Кабул
Исламабад Дамаск Иерусалим Тель-Авив Загреб Любляна Краков Люблин Вроцлав Гданьск
Арзамас Балашов Борисоглебск Коломна Зеленоград Стерлитамак Татарстан Қазақстан
Анадырь Анапа Ангарск Батуми Биробиджан Братск Винница Вінниця Воркута Выборг Гатчина
Донецьк Дрогобич Дрогобыч Елабуга Ессентуки Железногорск Запоріжжя Златоуст
Ивано-Франковск Івано-Франківськ Каменец-Подольский Каунас Керчь Кировоград
Комсомольск-на-Амуре Краснообск Кутаиси Луганськ Луганск Миасс Назрань Наманган
Нижневартовск Нижнекамск Миколаїв Новополоцк Новороссийск Норильск Орск Петропавл
Подольск Рівне Ровно Рубцовск Салехард Сарапул Сухуми Таллинн Тирасполь Ужгород
Уссурийск Ухта Ханты-Мансийск Хмельницький Черкассы Черкаси Чернигов Чернігів
Южно-Сахалинск Дніпро Ніжин Мукачево Переяслав Умань Кременчук Бровари Бердянськ
Мелітополь Маріуполь Орынбор Мәскеу Алмати Кривий_Ріг Набережные_Челны Нижний_Тагил
Сергиев_Посад
"""

_LATIN = """
Moscow Moskva Leningrad Petrograd Saint-Petersburg Sankt-Peterburg St._Petersburg
Saint_Petersburg St.Petersburg St-Petersburg Almaty Alma-Ata Astana Nur-Sultan Karaganda
Qaraghandy Shymkent Taraz Semey Pavlodar Petropavlovsk Kyzylorda Aktobe Uralsk Atyrau
Kostanay Kokshetau Turkestan Bishkek Frunze Osh Tashkent Toshkent Samarkand Samarqand
Bukhara Buxoro Nukus Dushanbe Ashgabat Baku Yerevan Tbilisi Minsk Kiev Kyiv Kyyiv
Kharkiv Kharkov Lviv Lvov Odessa Donetsk Dnipro Riga Vilnius Tallinn Tartu Warsaw
Warszawa Kraków Krakow Prague Praha Bratislava Budapest Sofia Belgrade Bucharest Berlin
Leipzig München Munich Frankfurt Stuttgart Hamburg Göttingen Heidelberg Wiesbaden Bonn
Köln Cologne Weinheim Dresden Jena Vienna Wien Zürich Zurich Basel Geneva Paris London
Oxford Cambridge Edinburgh Manchester Glasgow Chichester Harmondsworth Dublin Amsterdam
Leiden Hague The_Hague Rotterdam Dordrecht Utrecht Brussels Louvain Leuven Stockholm
Uppsala Oslo Copenhagen Helsinki Rome Roma Milan Milano Madrid Barcelona Lisbon Athens
Istanbul İstanbul Ankara Tehran Teheran Cairo Jerusalem Delhi New_Delhi Bombay Mumbai
Calcutta Beijing Shanghai Tokyo Kyoto Seoul Singapore Sydney Melbourne Canberra Toronto
Montreal Ottawa New_York Washington Boston Chicago Philadelphia Princeton Baltimore
Berkeley Stanford Ithaca Bloomington Boulder Orlando Hoboken Englewood_Cliffs Reading
Boca_Raton Thousand_Oaks Newbury_Park San_Francisco San_Diego Los_Angeles New_Haven
Hong_Kong Taipei Hanoi Da_Nang Bangkok Kuala_Lumpur Jakarta Manila Islamabad Lahore
Karachi Dhaka Kathmandu Kabul Baghdad Beirut Damascus Riyadh Dubai Doha Kuwait Tel_Aviv
Haifa Nairobi Lagos Pretoria Cape_Town Johannesburg Tunis Algiers Rabat Casablanca
Mexico Buenos_Aires Santiago Lima Bogotá Bogota Caracas Havana São_Paulo Rio_de_Janeiro
Vancouver Calgary Quebec Miami Denver Phoenix Portland Detroit Cleveland Minneapolis
Madison Durham Raleigh Nashville Memphis New_Orleans Honolulu Las_Vegas Salt_Lake_City
Wuhan Nanjing Guangzhou Shenzhen Chengdu Tianjin Hangzhou Harbin Urumqi Osaka Nagoya
Yokohama Busan Ulaanbaatar Hanover Hannover Mainz Tübingen Freiburg Bremen Nuremberg
Lyon Marseille Grenoble Toulouse Strasbourg Bordeaux Nice Turin Torino Florence Firenze
Bologna Naples Venice Padua Pisa Seville Valencia Porto Coimbra Thessaloniki Zagreb
Ljubljana Sarajevo Skopje Tirana Chisinau Brno Łódź Poznań Wrocław Lublin Gdańsk
Lund Gothenburg Bergen Aarhus Turku Tampere Espoo Reykjavik Lausanne Bern Graz Linz
Innsbruck Ghent Antwerp Delft Eindhoven Groningen Bristol Leeds Sheffield Liverpool
Birmingham Nottingham Leicester Southampton Brighton Cardiff Belfast Aberdeen Aldershot
Basingstoke Abingdon Aktau Kentau Semei Ust-Kamenogorsk Oskemen Taldykorgan Zhezkazgan
Temirtau Makhachkala Elista Grozny Nalchik Vladikavkaz Maykop Sochi Kyzyl Abakan Chita
Tyumen Kurgan Ioshkar-Ola Saransk Syktyvkar Vologda Arkhangelsk Bryansk Orel Lipetsk
Ann_Arbor Pittsburgh Hershey Sebastopol Upper_Saddle_River Mahwah Piscataway Cham
Houston Dallas Austin Seattle Atlanta Hillsdale Santa_Monica Palo_Alto Redwood_City
Novosibirsk Ekaterinburg Yekaterinburg Sverdlovsk Kazan Tomsk Omsk Irkutsk Krasnoyarsk
Barnaul Kemerovo Tyumen Chelyabinsk Magnitogorsk Ufa Orenburg Perm Izhevsk Samara
Saratov Penza Ulyanovsk Volgograd Astrakhan Stavropol Krasnodar Rostov-on-Don Voronezh
Tambov Kursk Belgorod Tula Kaluga Obninsk Ryazan Vladimir Ivanovo Yaroslavl Tver
Smolensk Pskov Novgorod Nizhny_Novgorod Gorky Gorki Cheboksary Kirov Petrozavodsk
Murmansk Kaliningrad Dubna Troitsk Pushchino Chernogolovka Sarov Surgut Vladivostok
Khabarovsk Yakutsk Ulan-Ude Simferopol Sevastopol Budapest USA
Aalborg Accra Adelaide Albany Alexandria Arlington Bielefeld Braunschweig Brisbane
Buffalo Columbus Cracow Darmstadt Dortmund Düsseldorf Edmonton Essen Evanston Exeter
Farnham Genoa Giessen Granada Guildford Halle Hampshire Harlow Indianapolis Irvine Izmir
Karlsruhe Kiel Kingston Lanham Lexington Lodz Luxembourg Malden Marburg Münster Newark
Newcastle Oakland Palermo Pasadena Potsdam Providence Redwood Reston Richmond Sacramento
Salzburg Sunderland Syracuse Trieste Tucson Urbana Varna Weimar Wroclaw Würzburg
Cheltenham Westport Armonk Ternopil Rivne Odesa Urganch Namangan Andijon Bişkek Maikop
Kishinev Ashkhabad Pilsen Plzeň Nursultan Walnut_Creek
"""

_REGIONS = """
Kazakhstan Russia Russian_Federation Ukraine Belarus Uzbekistan Kyrgyzstan USA U.S.A.
US UK U.K. Germany Switzerland France Italy Netherlands China Japan India Turkey Poland
NJ NY MA CA CT FL PA MD MI OH IL TX VA DC D.C Mass N.J England New_Jersey
Massachusetts California Rhode_Island Казахстан Россия Украина Кыргызстан Қазақстан
Berks
NC VA WA WI GA MN IN MO CO CT OR NM AZ Calif Colo Conn Mich Ill Penn Texas Connecticut
Maryland Florida Virginia Illinois Pennsylvania Canada Australia Spain Sweden
Philippines
"""

# Latin letters that look like Cyrillic ones and slip into Cyrillic place names.
_LOOK_ALIKES = str.maketrans("aceopxykmtAEOPCTXMKHB", "асеорхукмтАЕОРСТХМКНВ")
_CYRILLIC_LETTERS = frozenset(
    "абвгдежзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЭЮЯӘҒҚҢӨҰҮҺІ"
)
_LOOK_ALIKE_LETTERS = frozenset("асеорхукмАЕОРСТХМКНВ")


@lru_cache(maxsize=20_000)
def fold_place(name: str) -> str:
    """Fold case, dashes and look-alike letters of a place name."""
    letters = frozenset() if name.isascii() else _CYRILLIC_LETTERS.intersection(name)
    if letters:
        certain = letters - _LOOK_ALIKE_LETTERS
        name = name.translate(_LOOK_ALIKES) if certain or len(name) < 3 else name
    return " ".join(name.replace("–", "-").replace("—", "-").split()).casefold()


def place_head(name: str) -> str:
    """Return the folded first word of a name: «ростов» of «Ростов-на-Дону»."""
    return _head(fold_place(name))


def _head(folded: str) -> str:
    return folded.replace(".", " ").replace("-", " ").partition(" ")[0]


def _table(*texts: str) -> frozenset[str]:
    """Return names as ``fold_place`` folds them; all at once takes a tenth of it."""
    names = "\n".join(texts).casefold().replace("–", "-").replace("—", "-").split()
    return frozenset(name.replace("_", " ") for name in names)


ABBREVIATED_PLACES = _table(_ABBREVIATED) | {"н. новгород", "ростов н/д", "n. y."}
PLACES = _table(_CYRILLIC, _LATIN) | ABBREVIATED_PLACES
REGIONS = _table(_REGIONS)
PLACE_FIRST_WORDS = frozenset(place.partition(" ")[0] for place in PLACES)
PLACE_HEADS = frozenset(map(_head, PLACE_FIRST_WORDS))
