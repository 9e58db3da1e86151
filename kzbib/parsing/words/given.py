"""Common given names, to tell «Байтур Анвар» and «Wagner Meira» from a title."""

from __future__ import annotations

GIVEN_NAMES = frozenset(
    """
    aaron abbaskhan abdulla abigail adam adrian agnes ahmad ahmed ahmet aidan akira
    akmal alain alan albert alberto albina alessandro alex alexander alexandra alexey
    alexis alfred ali alice alison allen amanda amir amy anders andrea andreas andrew
    andrzej angela anita ann anna anne annette anthony antoine antonio anvar arnold
    arthur asan ashley astrid attila axel aydin ayşe bahodir bahtiyor barbara bella ben
    benjamin bernard bernhard betty bill billy björn bob bobby boris botir bradley
    brandon brenda brian brittany bruce bryan carl carla carlo carlos carmen carol
    caroline carolyn catherine cecilia charles charlotte cheryl chris christian
    christina christine christoph christopher claire clarence claude claudia clifford
    colin craig cynthia dan daniel daniela danielle darren dave david davron deborah
    debra denis denise dennis derek diana diane dick didier diego dieter dilshod dirk
    dmitry donald donna dorothy douglas dylan edgar eduard eduardo edward eleanor elena
    elijah elizabeth ellen emil emily emma enrique erbol eric erik erika erkin erlan
    ernest ernst esther ethan etienne eugene eva evelyn evgeny fabio farhod fatima fatma
    felix fernando fiona florian frances francesco francis francisco francois frank
    franz françois fred frederick friedrich gabor gabriel gail gary geoffrey george
    gerald gerard gerhard gilbert giovanni giuseppe glenn gordon graham greg gregory
    guido gunter gustav günter hakan hamid hannah hans harald harold harry hasan hassan
    heather heinrich heinz helen helga henri henrik henry herbert hermann hiroshi horst
    howard hugh hugo hussein ian ibrahim ignacio igor ilhom ines ingrid irina isaac
    isabel isabella istvan ivan jack jacob jacqueline jacques jaime james jamshid jan
    jane janet janice janos jason javier jean jean-claude jean-paul jean-pierre jeff
    jeffrey jennifer jens jeremy jerome jerry jesse jessica jesus jim jiří joachim joan
    joe joel johan johann johannes john jonas jonathan jorge jose josef joseph joshua
    joyce juan judith judy juergen julia julian julie jun jurgen justin jürgen kamal
    kanat karen karim karin karl kate katherine kathleen kathryn kathy kayla keith kelly
    kenji kenneth kevin kim kimberly klaus kristian krzysztof kurt kyle larry lars
    laszlo laura lauren laurent lawrence laziz lee leo leon leonard leslie lewis linda
    lisa liz lloyd lorenzo louis luc luca lucas lucy ludwig luigi luis luke lynn
    madeleine magnus mahmud manfred manuel marat marc marcel marco marcus marek margaret
    margarita maria marie mario marion mark markus marlene marta martha martin martina
    mary matthew matthias maurice maxim megan mehmet mei melissa michael michel michele
    michelle miguel mike mikhail milan miriam mirzo mohamed mohammed monica monique
    muhammad murat mustafa nancy natalia natalie nathan nathaniel neil nicholas nick
    nicola nicolas nicole niels nigel nikolai nils nina noah noam nodir nodirali norbert
    noreen norman nurlan oleg olga olim oliver olivia olivier omar oscar osman otto
    pablo pamela paolo pascal patricia patrick paul paula pavel pedro peggy peter petr
    phil philip philippe pierre piotr qahramon quentin rachel rafael rainer ralf ralph
    randall randy ray raymond rebecca regina rene rené ricardo richard rita rob robert
    roberto robin rodney roger roland rolf ronald rosa rosemary ross roy ruben rudolf
    ruslan russell rustam ruth ryan sabine said sally sam samantha samuel sandra sanjar
    sara sarah satoshi saul saule scott sean sebastian sebastien sergei sergey sergio
    serik seymour shane sharon sheila shirley shoshana shuhrat sidney simon sofia sonia
    sophia sophie stanley stefan stefano stephan stephanie stephen steve steven stuart
    sue susan susanne sven svetlana sylvain sylvia takashi talgat tamara tatiana ted
    teresa terry theodore theresa thierry thomas tim timothy timur tobias todd tohir tom
    tomas tomasz tony tracy trevor tyler ulrich umar umberto ursula uwe valerie vera
    veronica vic victor victoria viktor vincent virginia vivian vladimir vladislav
    walter wayne wei wendy werner wilhelm william winston wolfgang xavier xurshid yann
    yerlan yuki yuliya yuri yusuf yves yvonne zachary zafar zbigniew zhanar zoe zoltan
    étienne абай абрахам абу адам айбек айгүл айдос айжан айзек айнұр алан алекс
    александр александра алексей алексис ален алена алина алиса алла алма алмас алпамыс
    алтынбек альберт альфред аман амангельды аманда амантай анастасия анатолий анатолій
    анвар андреас андрей андрій анна анри антон антонина антонио антуан аркадий арман
    армат арнольд арсений артем артур артём асан асем асылбек асқар ахмад ахмед ахмет
    ақмарал бакыт бакытжан балжан барбара бауыржан бахыт бақыт бақытжан бейбіт бенджамин
    бернар бертран берік бибігүл билл богдан болат болот борис брайан бурул бөлек вадим
    валентин валентина валерий валерия вальтер василий василь вера вероника виктор
    виктория вильгельм вильям виолетта вирджиния виталий виталина влад владимир
    владислав володимир вольфганг вячеслав віктор галина галия ганна гарольд гарри
    геннадий генри генрих георг георгий герберт герман глеб грегори григорий григорій
    гэри гюнтер гүлжан гүлмира гүлнар гүлнара давид дана даниил даниэль данияр дархан
    дарья дебора денис деннис джанет джастин джеймс джейсон джек дженнифер джеральд
    джерри джессика джеффри джилл джим джоан джованни джозеф джон джонатан джордж джошуа
    джудит джузеппе джулиан диана дидар дидье диего дина динара дитер дмитрий дмитро
    дональд досжан дуглас дулат дэвид дэн дэниел дәулет дәурен евгений евгения егор
    екатерина елена ербол ерболат ержан ерлан ермек есмағамбет жак жамал жамбыл жан
    жанар жанат жанна жарқын жеңиш жомарт жорж жылдыз жібек жүсіп жұмабай жәмила забира
    зейнолла зигмунд зинаида зоя зухра зәуре иван игорь изабелла илья иммануил индира
    инна иннокентий иоганн иосиф ирина исаак исмаил йозеф йохан кайрат камилла канат
    карен карина карл карло карлос касым катерина катрин кевин кемел кенжебек кеннет
    кирил кирилл клара клаус клеопатра клиффорд клод константин крис кристофер ксения
    куаныш кубанычбек кундуз курт кэрол кэтрин кәкім лариса ларри лаура лев лейла леонид
    леонтий лидия лилия линда лоран лоуренс луи луиза луис людвиг людмила люция ләззат
    майкл макс максим манаш марат маргарет маргарита марина марио мария марк марко
    маркус марта мартин марія маттиас махамбет махмут махмұт мағжан мейрам мелис мерль
    меруерт мигель микола мирча михаил михайло мишель мурат муса мухтар мырзатай мэри
    мэтт мэтью мұрат мұстафа мұхтар мұқағали мәди мәдина мәриям мөлдір надежда назар
    назгүл назым наталья наталія нелли нестор никита николай николас нина ноам нонна
    норман нурлан нурсултан нэнси нұрбол нұргүл нұрлан нұрсұлтан оксана олег олександр
    олена олжас оливер оливье ольга омар оразбек освальд оскар отто пабло павел павло
    паоло паскаль патрик патриция пауль педро перизат петр петро питер пол полина пьер
    пётр рабиға раиса райан раймонд ральф рассел раушан рафаэль рахман рахым рашид ренат
    рената римма ричард роберт роберто роджер роза ролан роланд роман рональд ростислав
    руслан рустам рымғали рысқали рэйчел сабира савелий сагын салтанат самал самуил
    сандуғаш сара сауле сағат светлана світлана сейіт семен семён сергей сергій серик
    серік сидней симон симона скотт софия софья софія станислав стенли степан стефан
    стефани стив стивен стэнли сусанна сьюзан сэмюэл сұлтан сәбит сәкен сәуле талант
    талгат талғат тамара тарас татьяна темир темирхан темір темірхан теодор тереза
    тетяна тимоти тимур толкотт толқын томас тоқтар тұрсын төлеген уве уильям ульрих
    ульяна умберто уолтер урсула фаина фариза фатима федор феликс фердинанд фернан
    фернандо филип филипп франсуа франц франческо фридрих фрэнк фрэнсис фёдор хайнц ханс
    харальд хасан хасен хелен хорст хорхе хосе хуан хью чарльз чолпон чынгыз шай шамиль
    шара шолпан шоқан штефан шынар шәкәрім шәмші ыбырай ырысбек ырысты эдвард эдмунд
    эдуард элеонора элизабет эльвира эльдар эмили эмиль эмма эндрю энтони эрик эрих
    эркин эрнст этьен юджин юлиан юлий юлия юлія юрген юрий юрій яков яна ярослав євген
    іван ігор ілияс ірина ғабит ғали қадыр қайрат қалампыр қали қалижан қанат қарлығаш
    қасым қуаныш құдайберген құралай үміт үсөн ұлан ұлбосын ұлдай әбу әбіш әділ әйгерім
    әлихан әлия әлкей әнуар әсел өмірзақ
    """.split()
)
