/// The words of dates in the languages that copied pages have been seen in, lower case.
enum StampWords {
  static let months: [String: Int] = {
    var months: [String: Int] = [:]
    for (i, names) in monthNames.enumerated() {
      for name in names.split(separator: " ") { months[String(name)] = i + 1 }
    }
    return months
  }()

  // English, German, French, Spanish, Italian, Portuguese, Dutch, Scandinavian, Polish, Czech,
  // Russian, Finnish, Turkish, Hungarian; short forms where pages use them.
  private static let monthNames = [
    """
    january jan januar jänner jän janvier janv enero ene gennaio gen janeiro januari stycznia sty \
    ledna января янв tammikuuta ocak január
    """,
    """
    february feb februar février févr fevrier febrero febbraio fevereiro fev februari lutego lut \
    února февраля фев helmikuuta şubat február
    """,
    """
    march mar märz mär mrz mars marzo março maart mrt marts marca března марта мар maaliskuuta \
    mart március
    """,
    "april apr avril avr abril abr aprile kwietnia kwi dubna апреля апр huhtikuuta nisan április",
    "may mai mayo maggio mag maio mei maj maja května мая май toukokuuta mayıs május",
    "june jun juni juin junio giugno giu junho czerwca cze června июня июн kesäkuuta haziran június",
    """
    july jul juli juillet juil julio luglio lug julho lipca lip července июля июл heinäkuuta \
    temmuz július
    """,
    """
    august aug août aout agosto ago augustus augusti sierpnia sie srpna августа авг elokuuta \
    ağustos augusztus
    """,
    """
    september sep sept septembre septiembre setiembre settembre set setembro września wrz září \
    сентября сен syyskuuta eylül szeptember
    """,
    """
    october oct oktober okt octobre octubre ottobre ott outubro out października paź října \
    октября окт lokakuuta ekim október
    """,
    """
    november nov novembre noviembre novembro listopada lis listopadu ноября ноя marraskuuta kasım
    """,
    """
    december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro desember des \
    grudnia gru prosince декабря дек joulukuuta aralık
    """,
  ]

  static let weekdays: Set<String> = words(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri \
    sat sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi \
    mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo \
    lunedì martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag \
    vrijdag zaterdag zondag
    """)

  static let ordinals: Set<String> = words("st nd rd th er")
  /// Between day, month and year.
  static let of: Set<String> = words("of de del di do den")
  /// Between date and time.
  static let joints: Set<String> = words("at um à a las la alle ore om kl às as o godz в the on")
  /// Halves of a day that stand before the hour; true for the second.
  static let dayHalves: [String: Bool] = [
    "上午": false, "下午": true, "午前": false, "午後": true, "오전": false, "오후": true,
  ]

  static let days: Set<String> = words(
    "yesterday today gestern heute hier ayer hoy ieri oggi gisteren vandaag")
  static let one: Set<String> = words(
    "a an one ein eine einem einen einer un une una uno um uma een en ett et")
  static let about: Set<String> = words("about around etwa ca circa over almost")
  static let and: Set<String> = words("and und et y e en")
  static let agoBefore = Phrases("il y a|vor|hace|há")
  /// Times that count nothing.
  static let moments = Phrases("just now|moments ago|a moment ago|gerade eben|à l instant")
  /// As social networks write them after a number, with their seconds.
  static let shortUnits = seconds([
    (second, "s"), (minute, "m min mins"), (hour, "h hr hrs std"), (day, "d tg j"), (week, "w sem"),
    (month, "mo"), (year, "y"),
  ])

  static let agoAfter: Set<String> = words(
    "ago her fa geleden atrás atras siden sedan temu назад sitten önce")

  /// With their seconds; a month has thirty days.
  static let units = seconds([
    (
      second,
      """
      second seconds sec secs sekunde sekunden seconde secondes segundo segundos secondo secondi \
      seconden sekund sekunder секунду секунды секунд
      """
    ),
    (
      minute,
      """
      minute minutes min mins minuten minuto minutos minuti minuut minut minuter minutter minuty \
      минуту минуты минут
      """
    ),
    (
      hour,
      """
      hour hours hr hrs stunde stunden heure heures hora horas ora ore uur uren timme timmar time \
      timer godzinę godziny godzin час часа часов
      """
    ),
    (
      day,
      """
      day days tag tage tagen jour jours día días dia dias giorno giorni dag dagen dagar dager dage \
      dzień dni день дня дней
      """
    ),
    (
      week,
      """
      week weeks wk wks woche wochen semaine semaines semana semanas settimana settimane weken vecka \
      veckor uke uker uge uger tydzień tygodnie tygodni неделю недели недель
      """
    ),
    (
      month,
      """
      month months mo mos monat monate monaten mois mes meses mês mese mesi maand maanden månad \
      månader måned måneder miesiąc miesiące miesięcy месяц месяца месяцев
      """
    ),
    (
      year,
      """
      year years yr yrs jahr jahre jahren an ans année années año años ano anos anno anni jaar jaren \
      år rok lata lat год года лет
      """
    ),
  ])

  /// What a date or an age in words begins with; all others begin with a number.
  static let openers = Set(months.keys).union(weekdays).union(dayHalves.keys).union(openersOfAges)
  /// The same of ages, "yesterday" and "just now" among them.
  static let openersOfAges = days.union(one).union(about).union(["less", "few"])
    .union(agoBefore.firstWords).union(moments.firstWords)

  private static let second = 1
  private static let minute = 60
  private static let hour = 3600
  private static let day = 86_400
  private static let week = 7 * day
  private static let month = 30 * day
  private static let year = 365 * day

  private static func seconds(_ lists: [(seconds: Int, words: String)]) -> [String: Int] {
    var units: [String: Int] = [:]
    for list in lists { for word in words(list.words) { units[word] = list.seconds } }
    return units
  }

  private static func words(_ list: String) -> Set<String> {
    Set(list.split(separator: " ").map(String.init))
  }
}
