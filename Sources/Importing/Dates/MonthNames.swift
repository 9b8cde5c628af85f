/// Month names as they stand in dates, in lower case, with the month's number (1…12).
///
/// English, German, French, Spanish, Italian, Dutch, Portuguese, Swedish, Danish, Norwegian, Polish,
/// Czech, Russian and Finnish: full names in the case that dates use, and common short forms.
enum MonthNames {
  static let number: [String: Int] = {
    var out: [String: Int] = [:]
    for line in lines {
      for (i, names) in line.split(separator: ",").enumerated() {
        for name in names.split(separator: " ") { out[String(name)] = i + 1 }
      }
    }
    return out
  }()

  private static let lines = [
    "january jan,february feb,march mar,april apr,may,june jun,july jul,august aug,"
      + "september sep sept,october oct,november nov,december dec",
    "januar jänner jän,februar feber,märz mär mrz,april,mai,juni,juli,august,september,oktober okt,"
      + "november,dezember dez",
    "janvier janv,février févr fév,mars,avril avr,mai,juin,juillet juil,août,septembre,octobre,"
      + "novembre,décembre déc",
    "enero ene,febrero,marzo,abril abr,mayo,junio,julio,agosto ago,septiembre setiembre,octubre,"
      + "noviembre,diciembre dic",
    "gennaio gen,febbraio,marzo,aprile,maggio mag,giugno giu,luglio lug,agosto,settembre set,"
      + "ottobre ott,novembre,dicembre",
    "januari,februari,maart mrt,april,mei,juni,juli,augustus,september,oktober,november,december",
    "janeiro,fevereiro fev,março,abril,maio mai,junho,julho,agosto,setembro,outubro out,novembro,"
      + "dezembro",
    "januari,februari,mars,april,maj,juni,juli,augusti,september,oktober,november,december",
    "januar,februar,marts,april,maj,juni,juli,august,september,oktober,november,december des",
    "januar,februar,mars,april,mai,juni,juli,august,september,oktober,november,desember des",
    "stycznia,lutego,marca,kwietnia,maja,czerwca,lipca,sierpnia,września,października,listopada,"
      + "grudnia",
    "ledna,února,března,dubna,května,června,července,srpna,září,října,listopadu,prosince",
    "января янв,февраля фев,марта,апреля апр,мая,июня,июля,августа авг,сентября сен,октября окт,"
      + "ноября ноя,декабря дек",
    "tammikuuta,helmikuuta,maaliskuuta,huhtikuuta,toukokuuta,kesäkuuta,heinäkuuta,elokuuta,"
      + "syyskuuta,lokakuuta,marraskuuta,joulukuuta",
  ]
}
