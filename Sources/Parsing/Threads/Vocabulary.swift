/// Words that say what a line does, whatever it speaks of: English first, German beside it.
struct WordClasses: OptionSet, Sendable {
  let rawValue: UInt32
  static let function = WordClasses(rawValue: 1)
  static let greeting = WordClasses(rawValue: 2)
  static let thanks = WordClasses(rawValue: 4)
  static let agreement = WordClasses(rawValue: 8)
  static let disagreement = WordClasses(rawValue: 16)
  static let contrast = WordClasses(rawValue: 32)
  static let questionWord = WordClasses(rawValue: 64)
  static let secondPerson = WordClasses(rawValue: 128)
  static let firstPerson = WordClasses(rawValue: 256)
  static let demonstrative = WordClasses(rawValue: 512)
  static let connective = WordClasses(rawValue: 1024)
  static let exclamation = WordClasses(rawValue: 2048)
  static let signOff = WordClasses(rawValue: 4096)
  static let amendment = WordClasses(rawValue: 8192)
  static let texting = WordClasses(rawValue: 1 << 14)
  static let british = WordClasses(rawValue: 1 << 15)
  static let noApostrophe = WordClasses(rawValue: 1 << 16)
  static let swearing = WordClasses(rawValue: 1 << 17)
  static let publishing = WordClasses(rawValue: 1 << 18)
  static let german = WordClasses(rawValue: 1 << 19)
  static let thirdPerson = WordClasses(rawValue: 1 << 20)
  static let opinion = WordClasses(rawValue: 1 << 21)
}

/// Which words do what, by their hashes.
struct Vocabulary: Sendable {
  private let index: HashIndex

  @inline(__always)
  func classes(_ hash: UInt32) -> WordClasses {
    let found = index[hash]
    return found < 0 ? [] : WordClasses(rawValue: UInt32(found))
  }

  /// The words below.
  static let known: Vocabulary = {
    var index = HashIndex(capacity: 1024)
    for (classes, words) in lists {
      for word in words.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
        var hash = TermHash()
        for byte in word { hash.add(byte) }
        let known = WordClasses(rawValue: UInt32(max(0, index[hash.value])))
        index.set(hash.value, Int32(known.union(classes).rawValue))
      }
    }
    return Vocabulary(index: index)
  }()

  private static let lists: [(WordClasses, String)] = [
    (
      .function,
      """
      the a an and or but if then than that this these those there here it its it's is are was were
      be been being am do does did doing done have has had having will would shall should can could
      may might must not no nor so as at by for from in into of off on onto out over to up down
      under with without about after before between during through again further once i me my
      myself mine we us our ours you your yours he him his she her hers they them their theirs who
      whom whose which what when where why how all any both each few more most other some such only
      own same too very just also even ever never still yet get got getting go goes going gone went
      i'm i've i'd i'll you're you've you'd you'll he's she's we're we've they're they've that's
      there's what's don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't
      shouldn't haven't hasn't hadn't let's one ones because while like really much many well
      der die das den dem des ein eine einen einem einer und oder aber wenn dann als wie auch nicht
      kein keine ist sind war waren wird werden wurde hat haben hatte ich du er sie es wir ihr mich
      dich sich uns euch mir dir ihm ihnen mein dein sein mit von zu zum zur im am an auf aus bei
      für nach über unter vor durch gegen um so noch nur schon mal doch ja nein da hier dass daß
      """
    ),
    (
      .greeting,
      """
      hi hello hey dear greetings morning evening hiya howdy g'day welcome hallo liebe lieber servus
      moin huhu guten
      """
    ),
    (.thanks, "thanks thank thx cheers danke appreciated appreciate ty grateful"),
    (
      .agreement,
      """
      yes yeah yep yup exactly agreed agree indeed absolutely true right correct precisely totally
      definitely sure ok okay spot ditto same fair good great excellent nice ja genau stimmt richtig
      """
    ),
    (
      .disagreement,
      "no nope nah wrong false nonsense rubbish bullshit incorrect disagree hardly nein falsch quatsch"
    ),
    (
      .contrast,
      "but however although though yet still except unless nevertheless instead aber jedoch trotzdem"
    ),
    (
      .questionWord,
      "what why how when where who which whose isn't aren't doesn't can could would is are do does did was wie was warum wer wo wann welche"
    ),
    (
      .secondPerson,
      "you your yours you're you've you'd you'll yourself u ur ya youre du dein deine dich dir sie ihr ihre"
    ),
    (
      .firstPerson,
      "i i'm i've i'd i'll me my mine myself im ive ich mein meine mir mich"
    ),
    (.thirdPerson, "he she him her his they them their theirs he's she's they're er ihm ihn"),
    (.demonstrative, "this that it it's that's these those its there das dies es"),
    (
      .connective,
      "and or so also then therefore thus moreover furthermore additionally besides because since for as in on at if when while secondly finally second third again und oder also denn weil wenn"
    ),
    (
      .exclamation,
      "wow lol lmao haha hahaha oh ah ha omg damn ugh wtf hmm hm huh interesting funny sad sadly amazing"
    ),
    (
      .signOff,
      "cheers regards thanks best sincerely yours greetings grüße gruß lg mfg vg love rgds"
    ),
    (.amendment, "edit update ps p.s correction edited note nachtrag eta tl tldr"),
    (
      .texting,
      "u ur r lol lmao rofl imo imho btw tbh idk smh omg wtf thx pls plz gonna wanna gotta kinda dunno cuz ya yall"
    ),
    (
      .british,
      "whilst colour defence favour labour realise organise centre programme honour honourably behaviour towards learnt mate bloody tyre grey"
    ),
    (
      .noApostrophe,
      "dont doesnt didnt isnt arent wasnt wont wouldnt cant couldnt shouldnt havent hasnt im ive id thats theyre youre whats lets everybodys"
    ),
    (
      .swearing,
      "fuck fucking fucked shit shitty ass asshole damn bitch crap bullshit hell dick idiot"
    ),
    (
      .publishing,
      """
      article author originally published republished conversation creative commons license licence
      copyright read original lecturer professor university editor editorial reporter correspondent
      contributor subscribe newsletter tags tagged filed category share posted reuters photo image
      credit source updated related artikel autor quelle foto kommentare
      """
    ),
    (
      .german,
      "der die das und ist nicht ich ein eine mit auf für dass es den zu von auch wie im sich dem werden hat"
    ),
    (
      .opinion,
      "think believe guess suppose feel hope wish doubt imo imho personally honestly opinion understand wonder know mean glaube denke finde meine"
    ),
  ]
}
