/// The words that comment systems put around comments, in the languages that copied pages have been
/// seen in, lower case. Phrases are lists of words, without signs.
enum MarkWords {
  /// What can be done with a comment: a line that holds nothing else is a row of buttons.
  static let actions: Set<String> = words(
    """
    reply replies antworten antwort responder respuesta répondre rispondi rispondere reageer \
    beantwoorden antwoorden svara svar svare odpowiedz ответить vastaa yanıtla válasz odpovědět \
    回复 返信 답글 quote zitieren zitat citer citar cita citeren report reported melden signaler \
    reportar segnala rapporteren flag like likes liked unlike gefällt gusta j aime share \
    shared teilen compartir partager condividi delen link permalink permanentlink edit bearbeiten \
    editar modifier delete replydelete löschen eliminar supprimer expand collapse bookmark upvote \
    downvote vote votes upvotes downvotes helpful follow recommend recommended empfehlen embed save \
    rate award
    """)

  /// Words that stand beside actions without being one.
  static let fillers: Set<String> = words(
    """
    to this the a in on at for and or of me it is be log login sign anmelden einloggen zum zu um \
    auf an diesen dieser kommentar beitrag comment comments post full more less show hide view all \
    add up down by you your accede para inicia sesión se connecter pour entrar \
    mir spam abuse inappropriate thread parent loading points point click give hide crosspost
    """)

  /// Buttons that are told from words by the one beside them.
  static let besidePermalink: Set<String> = words("source context gold child res")

  /// "Reply to NAME" as a page writes it above an answer.
  static let replyTo = Phrases(
    """
    in reply to|reply to|replying to|replied to|reply from|in response to|als antwort auf|\
    in antwort auf|antwort auf|antwort an|antworten auf|antwortet auf|en réponse à|réponse à|\
    répondre à|en respuesta a|respuesta a|responder a|respondiendo a|in risposta a|risposta a|\
    rispondi a|em resposta a|em resposta à|resposta para|responder para|in antwoord op|\
    als reactie op|antwoord op|antwoord aan|reactie op|som svar på|svar på|svar till|svar til|\
    w odpowiedzi na|odpowiedź na|odpowiedź do|odpověď na|в ответ на|ответ на|vastaus|回复|返信先
    """)

  /// "NAME says:"
  static let says = Phrases(
    """
    says|said|wrote|writes|commented|replied|sagt|sagte|schreibt|schrieb|meint|meinte|\
    kommentierte|dice|dijo|escribió|comenta|comentó|dit|a dit|a écrit|écrit|ha detto|scrive|\
    ha scritto|disse|diz|escreveu|comentou|zegt|zei|schrijft|schreef|säger|skriver|skrev|sier|sa|\
    siger|pisze|mówi|napisał|napisała|napsal|napsala|říká|пишет|говорит|сказал|написал|sanoo|\
    kirjoitti|diyor ki|dedi ki|yazdı|írta|szerint|说|說|のコメント|より
    """)

  /// "82 comments"
  static let comments: Set<String> = words(
    """
    comment comments response responses reply replies thought thoughts kommentar kommentare \
    kommentaren ergänzung ergänzungen antwort antworten reaktion reaktionen leserkommentare \
    commentaire commentaires réponse réponses réaction réactions avis comentario comentarios \
    respuesta respuestas commento commenti risposta risposte comentário comentários resposta \
    respostas reactie reacties opmerking opmerkingen kommentarer svar komentarz komentarze \
    komentarzy komentář komentáře komentářů комментарий комментария комментариев комментарии \
    yorum yorumlar hozzászólás hozzászólások kommenttia kommentti kommentit discussion diskussion 评论 評論 コメント
    """)

  /// Numbers in words before "comment".
  static let smallNumbers: [String: Int] = [
    "no": 0, "one": 1, "kein": 0, "keine": 0, "ein": 1, "eine": 1, "un": 1, "une": 1, "una": 1,
    "uno": 1, "um": 1, "uma": 1, "een": 1, "en": 1, "ett": 1,
  ]

  /// What follows the number of comments in a heading.
  static let about: Set<String> = words(
    """
    on to about so for in zu auf über zum sur à su a en sobre em op bij over på om till til do na к \
    bisher
    """)

  /// Words that point at something said, which no heading does.
  static let pointers: Set<String> = words("this that these those it dies diesem ça cela esto eso")

  /// What ends the comments of a page, at the start of a short line.
  static let closings = forms + lists + cancels

  /// The beginnings of forms and of what pages say about their comments.
  private static let forms = Phrases(
    """
    leave a reply|post reply|leave a comment|leave a response|leave your comment|leave comment|\
    post a comment|post comment|post your comment|add a comment|add your comment|add comment|\
    write a comment|submit a comment|join the conversation|join the discussion|\
    click here to cancel|go to comments|comments are closed|commenting is closed|older comments|\
    newer comments|previous comments|trackbacks|sign in to comment|log in to comment|log in to leave|\
    load more comments|show more comments|more comments|subscribe to comments|\
    schreibe einen kommentar|schreiben sie einen kommentar|kommentar schreiben|\
    kommentar verfassen|kommentar hinterlassen|kommentar abgeben|hinterlasse einen kommentar|\
    hinterlassen sie einen|kommentare sind geschlossen|die kommentarfunktion|weitere kommentare|\
    ältere kommentare|neuere kommentare|kommentar navigation|laisser un commentaire|\
    laissez un commentaire|ajouter un commentaire|navigation de l|navigation des|\
    les commentaires sont|deja un comentario|deja una respuesta|dejar un comentario|navegación de|\
    lascia un commento|lascia una risposta|navigazione articoli|deixe um comentário|\
    deixe uma resposta|deixe o seu|navegação de|laat een reactie|geef een reactie|\
    geef een antwoord|lämna ett svar|lämna en kommentar|skriv en kommentar|legg igjen en|\
    dodaj komentarz|anuluj pisanie|zostaw komentarz|napsat komentář|zrušit odpověď|\
    добавить комментарий|оставить комментарий|отменить ответ|jätä kommentti|bir yanıt yazın|\
    hozzászólás a
    """)

  /// The same, whatever follows: nobody writes so in a comment.
  static let sureClosings = Phrases(
    """
    the views expressed in the contents above|we are no longer accepting comments|\
    your email address will not|this site uses akismet|you must be logged in|you must log in|\
    notify me of follow|notify me of followup|notify me of new|deine e mail adresse wird|ihre e mail adresse wird|\
    deine email adresse wird|diese website verwendet akismet|votre adresse e mail|\
    votre adresse de messagerie|tu dirección de correo|il tuo indirizzo email|o seu endereço de|\
    het e mailadres wordt|je e mailadres wordt|din e postadress|twój adres|ваш адрес
    """)

  /// What the form for an answer ends with.
  static let cancels = Phrases(
    """
    cancel reply|antworten abbrechen|antwort abbrechen|annuler la réponse|cancelar la respuesta|\
    cancelar respuesta|annulla risposta|cancelar resposta|reactie annuleren|avbryt svar
    """)

  /// What heads a list of other articles or comments, whose lines look like comments.
  static let lists = Phrases(
    """
    recent comments|recent posts|related posts|related articles|latest posts|popular posts|\
    post navigation|comments navigation|comment navigation|neueste kommentare|neueste beiträge|\
    letzte kommentare|ähnliche beiträge|beitragsnavigation|commentaires récents|articles récents|\
    entradas recientes|comentarios recientes|articoli recenti|commenti recenti|recente berichten|\
    recente reacties|berichtnavigatie
    """)

  /// What a form asks for, each on a line of its own.
  static let fields: Set<String> = words(
    """
    name email e mail website url comment message submit nom courriel site web message adresse \
    nombre correo web nome sito naam bericht namn webbplats kommentar senden absenden envoyer
    """)

  /// What stands alone above the comments of a page and nowhere else.
  static let headings: Set<String> = words(
    """
    comments kommentare leserkommentare commentaires comentarios commenti comentários reacties \
    opmerkingen kommentarer komentarze komentáře комментарии kommentit hozzászólások yorumlar
    """)

  /// What else pages put around article and comments, at the start of a short line.
  static let notices = Phrases(
    """
    advertisement|privacy policy|privacy notice|cookie policy|cookie settings|terms of use|\
    terms of service|terms and conditions|all rights reserved|contact us|\
    about us|back to top|scroll to top|follow us|sort by|subscribe to our|sign up for our|\
    sign up to our|newsletter|anzeige|impressum|datenschutz|datenschutzerklärung|agb|\
    nach oben|newsletter abonnieren|sortieren nach|mentions légales|politique de confidentialité|\
    publicité|haut de page|trier par|aviso legal|política de privacidad|publicidad
    """)

  /// What pages say before a name, on the line of a date.
  static let beforeName: Set<String> = words(
    """
    posted post published updated edited modified commented comment written submitted created date \
    veröffentlicht geschrieben verfasst bearbeitet aktualisiert erstellt datum eingetragen \
    publié modifié écrit rédigé publicado escrito editado pubblicato scritto geplaatst gepost \
    author autor auteur autore new neu thread starter
    """)

  /// What pages count beside a name or a date.
  static let counted = points.union(
    words(
      """
      views view followers follower subscribers subscriber members reads likes children child \
      aufrufe abonnenten mitglieder vues abonnés vistas visualizzazioni
      """))

  /// "12K", as numbers are shortened.
  static let scales = ["k": 1000, "m": 1_000_000, "tsd": 1000, "mio": 1_000_000]

  static let points: Set<String> = words("points point punkte punkt")

  /// What stands in brackets for a writer or a text that is gone.
  static let absent: Set<String> = words("deleted removed unavailable flagged gelöscht supprimé")

  /// What pages say between a name and a date.
  static let beforeStamp: Set<String> = words(
    """
    on at am at the le el il den op dne em à às alle um ha said says wrote dit dice dijo disse sagt \
    sagte schrieb schreef commented posted published updated edited kommentierte bearbeitet edit \
    permalink link and und since stickied start date
    """)

  /// How a note about a change of a comment begins.
  static let edits = Phrases(
    """
    last edited|edited|zuletzt bearbeitet|zuletzt geändert|bearbeitet|dernière modification|modifié|\
    última edición|editado|ultima modifica|modificato|última edição|laatst bewerkt|bewerkt|redigerad
    """)

  /// "by NAME"
  static let by: Set<String> = words("by von par por da di door av przez")

  /// Words that comment systems put beside a name.
  static let badges: Set<String> = words(
    """
    guest gast invité invitado member mitglied miembro membre author autor auteur autore admin \
    administrator mod moderator editor verified subscriber supporter patron contributor staff noble \
    top fan trusted famed active eminent reputable estimable honorable prominent illustrious \
    estimated new \
    well known senior junior super elite veteran registered user premium vip post op \
    beitragsautor verfasser artikelautor
    """)

  /// "Avatar of NAME" and the like, before a name.
  static let picturesBefore = Phrases(
    """
    avatar of|avatar for|avatar von|avatar für|avatar de|profile picture of|profile photo of|\
    profile image of|photo of|picture of|image of|profilbild von|bild von|foto von|foto di|\
    foto de|photo de|user avatar|avatar
    """)
  static let pictureAfter: Set<String> = words("avatar s's gravatar")

  /// What stands for a picture beside a name as a whole line, and before the picture's own words.
  static let pictures = Phrases("cake icon")
  static let picturesWithWords = Phrases("profile badge for the achievement")

  private static func words(_ list: String) -> Set<String> {
    Set(list.split(separator: " ").map(String.init))
  }
}
