"""Common given names, to tell «Байтур Анвар» and «Wagner Meira» from a title."""

from __future__ import annotations

GIVEN_NAMES = frozenset(
    """
    abbaskhan abdulla adam adrian agnes ahmad ahmed aidan akmal alan albert alberto
    albina alessandro alex alexander alexandra alexey alfred ali alice alison allen
    amanda amir amy andreas andrew angela anita ann anna anne annette anthony antonio
    anvar arnold arthur asan ashley axel aydin bahodir bahtiyor barbara bella ben
    benjamin bernard bernhard betty bill bob boris botir brandon brenda brian bruce
    bryan carl carla carlo carlos carmen carol caroline catherine cecilia charles chris
    christian christina christine christoph christopher claire claude claudia colin
    craig cynthia dan daniel daniela darren dave david davron deborah denis dennis diana
    diane dick dieter dilshod dirk dmitry donald donna dorothy douglas dylan eduard
    edward eleanor elena elizabeth emil emily emma enrique erbol eric erik erika erkin
    erlan ernest ernst esther eugene eva evgeny farhod fatima felix fernando florian
    francesco francis francisco frank franz fred frederick friedrich gabriel gary george
    gerald gerard gerhard gilbert giovanni giuseppe gordon graham greg gregory guido
    gunter gustav hamid hannah hans harald harold harry hasan heather heinrich heinz
    helen helga henri henrik henry herbert hermann hiroshi howard hugh hugo hussein ian
    ibrahim ignacio igor ilhom ines ingrid irina isaac isabel ivan jack jacob jacques
    jaime james jamshid jan jane janet jason javier jean jeff jeffrey jennifer jens
    jeremy jerome jerry jessica jesus jim joachim joan joe joel johann johannes john
    jonas jonathan jorge jose josef joseph joshua juan judith julia julian julie jun
    jurgen justin kamal kanat karen karim karin karl kate katherine kathleen keith kelly
    kenneth kevin kim kimberly klaus kurt larry lars laura lawrence laziz lee leo leon
    leonard leslie lewis linda lisa liz lorenzo louis luca lucas lucy ludwig luigi luis
    luke lynn madeleine mahmud manfred manuel marat marc marcel marco marcus margaret
    margarita maria marie mario marion mark markus marta martha martin martina mary
    matthew matthias maurice maxim megan mehmet mei melissa michael michel michele
    michelle miguel mike mikhail miriam mirzo mohamed mohammed monica monique muhammad
    mustafa nancy natalia natalie neil nicholas nick nicolas nicole nikolai nils nina
    noam nodir nodirali norbert norman nurlan oleg olga olim oliver olivia olivier omar
    oscar osman otto pablo pamela pascal patricia patrick paul paula pavel pedro peggy
    peter phil philip pierre qahramon rachel rafael rainer ralf ralph randall ray
    raymond rebecca regina rene ricardo richard rita rob robert roberto robin rodney
    roger roland rolf ronald rosa ross roy rudolf ruslan russell rustam ruth ryan sabine
    said sally sam samuel sandra sanjar sara sarah saule scott sean sebastian sergei
    sergey serik shane sharon sheila shuhrat simon sofia sonia sophia sophie stanley
    stefan stephanie stephen steve steven stuart sue susan sven sylvain sylvia talgat
    tatiana ted teresa terry theodore theresa thomas tim timothy timur tobias todd tohir
    tom tony tracy ulrich umar umberto ursula valerie vera vic victor victoria viktor
    vincent virginia vladimir vladislav walter wayne wei wendy werner wilhelm william
    wolfgang xavier xurshid yann yerlan yuki yuliya yuri yusuf yves zachary zafar zhanar
    zoe абай абрахам абу адам айбек айгүл айдос айжан айнұр алан алекс александр
    александра алексей алена алина алиса алла алма алмас алпамыс алтынбек альберт
    альфред аман амангельды амантай анастасия анатолий анатолій анвар андрей андрій анна
    антон антонина аркадий арман армат арнольд арсений артем артур артём асан асем
    асылбек асқар ахмад ахмед ахмет ақмарал бакыт бакытжан балжан бауыржан бахыт бақыт
    бақытжан бейбіт бенджамин бертран берік бибігүл билл богдан болат болот борис бурул
    бөлек вадим валентин валентина валерий валерия василий василь вера вероника виктор
    виктория вильгельм виолетта виталий виталина влад владимир владислав володимир
    вячеслав віктор галина галия ганна гарри геннадий генри генрих георгий герман глеб
    григорий григорій гүлжан гүлмира гүлнар гүлнара давид дана даниил даниэль данияр
    дархан дарья денис джеймс джек джим джозеф джон джордж джулиан диана дидар дина
    динара дмитрий дмитро дональд досжан дулат дэвид дәулет дәурен евгений евгения егор
    екатерина елена ербол ерболат ержан ерлан ермек есмағамбет жак жамал жамбыл жанар
    жанат жанна жарқын жеңиш жомарт жылдыз жібек жүсіп жұмабай жәмила забира зейнолла
    зигмунд зинаида зоя зухра зәуре иван игорь изабелла илья иммануил индира инна
    иннокентий иосиф ирина исмаил йозеф йохан кайрат камилла канат карина карл касым
    катерина кемел кенжебек кирил кирилл клара клаус клеопатра клод константин крис
    ксения куаныш кубанычбек кундуз кәкім лариса лаура лев лейла леонид леонтий лидия
    лилия луи луиза людвиг людмила люция ләззат майкл макс максим манаш марат маргарита
    марина мария марк мартин марія махамбет махмут махмұт мағжан мейрам мелис меруерт
    микола мирча михаил михайло мишель мурат муса мухтар мырзатай мұрат мұстафа мұхтар
    мұқағали мәди мәдина мәриям мөлдір надежда назар назгүл назым наталья наталія нелли
    нестор никита николай николас нина ноам нонна нурлан нурсултан нұрбол нұргүл нұрлан
    нұрсұлтан оксана олег олександр олена олжас оливер ольга омар оразбек освальд отто
    павел павло пауль перизат петр петро питер пол полина пьер пётр рабиға раиса раушан
    рафаэль рахман рахым рашид ренат рената римма ричард роберт роза ролан роланд роман
    ростислав руслан рустам рымғали рысқали сабира савелий сагын салтанат самал самуил
    сандуғаш сауле сағат светлана світлана сейіт семен семён сергей сергій серик серік
    симон софия софья софія станислав степан стефан стивен сусанна сэмюэл сұлтан сәбит
    сәкен сәуле талант талгат талғат тамара тарас татьяна темир темирхан темір темірхан
    теодор тетяна тимур толкотт толқын томас тоқтар тұрсын төлеген уильям ульяна умберто
    урсула фаина фариза фатима федор фердинанд фернан филип филипп франц фридрих фрэнсис
    фёдор ханс харальд хасан хасен чолпон чынгыз шамиль шара шолпан шоқан шынар шәкәрім
    шәмші ыбырай ырысбек ырысты эдвард эдмунд эдуард элеонора эльвира эльдар эмиль эндрю
    энтони эрик эрих эркин эрнст юлиан юлий юлия юлія юрген юрий юрій яков яна ярослав
    євген іван ігор ілияс ірина ғабит ғали қадыр қайрат қалампыр қали қалижан қанат
    қарлығаш қасым қуаныш құдайберген құралай үміт үсөн ұлан ұлбосын ұлдай әбу әбіш әділ
    әйгерім әлихан әлия әлкей әнуар әсел өмірзақ
    """.split()
)
