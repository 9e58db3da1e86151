"""Common given names, to tell «Байтур Анвар» and «Wagner Meira» from a title."""

from __future__ import annotations

GIVEN_NAMES = frozenset(
    """
    александр алексей анатолий андрей антон аркадий артем борис вадим валентин валерий
    василий виктор виталий владимир владислав вячеслав геннадий георгий григорий
    даниил денис дмитрий евгений егор иван игорь илья кирилл константин лев леонид
    максим михаил николай олег павел петр роман сергей станислав степан тимур федор
    юрий яков анна алла валентина вера галина дарья екатерина елена ирина ксения
    лариса людмила марина мария надежда наталья нина оксана ольга светлана татьяна
    юлия анвар асқар абай мұхтар мухтар нұрсұлтан нурсултан қасым касым серік серик
    бауыржан ерлан айгүл әлихан билл роберт джон майкл дэвид томас питер ричард джеймс
    карл махмут жүсіп alexander alexandra alexey andrew andreas anna anthony barbara
    benjamin brian charles christian christopher daniel david dmitry donald edward
    elena elizabeth eric ernest francis frank frederick gary george hans helen henry
    igor irina ivan james jane jean jeffrey joan johann john jonathan joseph karen
    karl kenneth kevin laura lawrence linda louis luis margaret maria mark martin mary
    matthew michael mikhail mohammed muhammad natalia nicholas nicolas nikolai olga
    oleg patrick paul pavel peter philip ralph raymond richard robert roger ronald
    rudolf ruth samuel sarah sergei sergey simon stephen steven susan thomas timothy
    tom victor viktor vladimir walter wilhelm william wolfgang yuri allen albert alan
    albina ann bahtiyor nodirali abbaskhan bruce eugene
    """.split()
)
