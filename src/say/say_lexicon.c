/* The tables of attributing words.
 *
 * From the author's knowledge of English and from counts on the training part of PolNeAR (Newell, Margolin and Ruths
 * 2018): which lemma, with which kind of content, its annotators marked as a cue more often than not; for the manner,
 * its 400 most frequent cues, the common and the ambiguous ones read in a few contexts. Words of every colour stand
 * side by side: praise and blame, support and oppose. Sorted by byte order; a test checks. */
#include "say/say_lexicon.h"

enum {
    C = CUE_CLAUSE,
    Q = CUE_QUOTE,
    O = CUE_OBJECT,
    A = CUE_COMPLEMENT,
    X = CUE_INFINITIVE,
    G = CUE_GERUND,
    Y = CUE_RAISED,
    T = CUE_TOLD,
    CQ = C | Q,
    CO = C | O,
    CQO = C | Q | O
};
enum {
    SAY = CUE_SAID,
    MIND = CUE_MIND,
    FOUND = CUE_FOUND,
    DENY = CUE_DENIED,
    OPPOSE = CUE_OPPOSED,
    DOUBT = CUE_DOUBTED,
    UNSURE = CUE_UNSURE,
    STOP = CUE_DECLINED
};

/* clang-format off */
static const cue_word verbs[] = {
    {"accept", C, FOUND, ""}, {"acclaim", O, SAY, ""}, {"accord", 0, SAY, ""}, {"accuse", O | A, SAY, "of"},
    {"acknowledge", CQO | G, SAY, ""}, {"acquiesce", 0, SAY, "to"}, {"add", CQ, SAY, ""}, {"address", 0, SAY, ""},
    {"admire", 0, MIND, ""}, {"admit", CQO | G, SAY, "to"}, {"admonish", CQO, SAY, ""}, {"adopt", 0, MIND, ""},
    {"advise", CQ | X | T, SAY, "against"}, {"advocate", CO | G, SAY, "for against"}, {"affirm", CQO, SAY, ""},
    {"agree", CQ | X, SAY, "with on over to"}, {"aim", X, MIND, ""}, {"align", 0, MIND, "with"},
    {"allege", CQO | Y, SAY, ""}, {"allow", 0, FOUND, ""}, {"allude", 0, SAY, "to"}, {"anger", 0, MIND, ""},
    {"announce", CQO | X, SAY, ""}, {"answer", CQO, SAY, ""}, {"anticipate", CO | G, MIND, ""},
    {"apologize", Q, SAY, "for"}, {"appeal", Q, SAY, "for to"}, {"appear", C | Y, MIND, ""}, {"applaud", O, SAY, "for"},
    {"appoint", O | A, SAY, ""}, {"approve", O, SAY, "of"}, {"argue", CQO, SAY, "for against over about"},
    {"articulate", CO, SAY, ""}, {"ask", CQO | X | T, SAY, "about for of"}, {"assail", O, SAY, "for"},
    {"assert", CQO, SAY, ""}, {"assess", CO, FOUND, ""}, {"assume", C, MIND, ""}, {"assure", CQ | T, SAY, "of"},
    {"attack", O, SAY, "for"}, {"attest", CQ, SAY, "to"}, {"attribute", O, SAY, "to"}, {"authorize", O, SAY, ""},
    {"aver", CQ, SAY, ""}, {"avoid", 0, STOP, ""}, {"avow", CQO, SAY, ""}, {"back", CO, MIND, ""},
    {"balk", Q, OPPOSE, "at"}, {"ban", 0, DENY, ""}, {"bar", 0, DENY, ""}, {"bash", O, SAY, "for"},
    {"beg", Q | X | T, SAY, "for"}, {"believe", C | Y, MIND, "in"}, {"belittle", 0, SAY, ""}, {"bemoan", CQO, SAY, ""},
    {"berate", O, SAY, "for"}, {"bill", 0, SAY, ""}, {"blame", O, SAY, "for on"}, {"blast", O, SAY, "for"},
    {"block", 0, OPPOSE, ""}, {"boast", CQ, SAY, "about of"}, {"boo", O, SAY, "at"}, {"brag", CQ, SAY, "about of"},
    {"brand", O | A, SAY, ""}, {"brief", T, SAY, "on about"}, {"bring up", 0, SAY, ""}, {"bristle", 0, MIND, "at"},
    {"broadcast", 0, SAY, ""}, {"brush aside", 0, DENY, ""}, {"brush off", 0, DENY, ""}, {"calculate", C, FOUND, ""},
    {"call", C | Q | O | A | X, SAY, "for on"}, {"campaign", 0, SAY, "for against"}, {"care", C, MIND, "about"},
    {"cast", 0, SAY, ""}, {"cast ballot", 0, MIND, ""}, {"cast vote", 0, MIND, ""}, {"castigate", O, SAY, "for"},
    {"caution", CQ | T, SAY, "against about"}, {"certify", CO, SAY, ""}, {"challenge", X | T, SAY, ""},
    {"champion", O, SAY, ""}, {"chant", CQO, SAY, "for"}, {"characterize", O | A, SAY, ""}, {"charge", CQ, SAY, ""},
    {"chastise", O, SAY, "for"}, {"cheer", O, SAY, "for"}, {"cherish", 0, MIND, ""}, {"chide", O, SAY, "for"},
    {"choose", 0, MIND, ""}, {"circulate", O, SAY, ""}, {"cite", CO, SAY, ""}, {"claim", CQO | X, SAY, ""},
    {"clarify", CQO, SAY, ""}, {"coin", O, SAY, ""}, {"come out", 0, SAY, ""}, {"commend", O, SAY, "for"},
    {"comment", CQ, SAY, "on about"}, {"commit", 0, SAY, "to"}, {"compare", O, SAY, ""},
    {"complain", CQ, SAY, "about of"}, {"compliment", O, SAY, "for on"}, {"concede", CQO, SAY, ""},
    {"conclude", CQ, SAY, ""}, {"condemn", O, SAY, "for"}, {"confess", CQO, SAY, "to"}, {"confide", CQ, SAY, ""},
    {"confirm", CQO, SAY, ""}, {"congratulate", O, SAY, "for on"}, {"conjecture", C, SAY, ""},
    {"consider", CO | A | G, MIND, ""}, {"contemplate", O | G, MIND, ""}, {"contend", CQ, SAY, ""},
    {"continue", CQ, SAY, ""}, {"contradict", CO, DENY, ""}, {"contrast", 0, SAY, ""}, {"convey", CO, SAY, ""},
    {"convince", C, MIND, ""}, {"counsel", CQ | T, SAY, "against"}, {"count", 0, MIND, ""}, {"counter", CQO, SAY, ""},
    {"cover", 0, SAY, ""}, {"credit", O, SAY, "for with"}, {"criticize", O, SAY, "for"}, {"critique", O, SAY, "for"},
    {"crow", 0, SAY, ""}, {"cry", Q, SAY, ""}, {"deadpan", Q, SAY, ""}, {"debate", C | Q, SAY, "on over"},
    {"decide", C | X, MIND, "against on"}, {"declare", CQO | A, SAY, ""}, {"decline", X | O, STOP, ""},
    {"decry", CO, SAY, ""}, {"deem", O | A, MIND, ""}, {"defend", O, SAY, ""}, {"deflect", 0, STOP, ""},
    {"deliver", 0, SAY, ""}, {"demand", CQO | X, SAY, ""}, {"demean", 0, SAY, ""}, {"demonize", 0, SAY, ""},
    {"demonstrate", C, FOUND, ""}, {"demur", 0, STOP, ""}, {"denigrate", 0, SAY, ""}, {"denounce", O, SAY, "for"},
    {"deny", CO | G, DENY, ""}, {"deplore", O, SAY, ""}, {"deride", O, SAY, "for"}, {"describe", CO | A | G, SAY, ""},
    {"desire", O | X, MIND, ""}, {"detail", CO, SAY, ""}, {"determine", C | X, FOUND, ""},
    {"disagree", Q, DENY, "with on over about"}, {"disapprove", 0, OPPOSE, ""}, {"disavow", O, DENY, ""},
    {"disbelieve", CO, UNSURE, ""}, {"disclose", CO, SAY, ""}, {"discover", C, FOUND, ""}, {"discuss", CO | G, SAY, ""},
    {"dislike", O, OPPOSE, ""}, {"dismiss", O | A, DENY, ""}, {"disparage", O, SAY, ""}, {"display", 0, MIND, ""},
    {"dispute", CO, DENY, ""}, {"distance", O, SAY, ""}, {"distrust", O, UNSURE, ""}, {"divulge", CO, SAY, ""},
    {"document", O, SAY, ""}, {"dodge", 0, STOP, ""}, {"double down", 0, SAY, ""}, {"doubt", CO, UNSURE, ""},
    {"downplay", O, SAY, ""}, {"draw contrast", 0, SAY, ""}, {"dread", CO, MIND, ""}, {"dub", A, SAY, ""},
    {"duck", 0, STOP, ""}, {"dwell", 0, MIND, ""}, {"echo", O, SAY, ""}, {"elaborate", Q, SAY, "on"},
    {"email", CQO, SAY, ""}, {"embrace", O, MIND, ""}, {"emphasize", CQO, SAY, ""}, {"encourage", C | X | T, SAY, ""},
    {"endorse", CO, SAY, ""}, {"enjoy", G, MIND, ""}, {"enthuse", CQ, SAY, "about"}, {"enumerate", O, SAY, ""},
    {"envision", CO, MIND, ""}, {"estimate", CO, SAY, ""}, {"evade", 0, STOP, ""}, {"exclaim", CQ, SAY, ""},
    {"exclude", C, DENY, ""}, {"excoriate", O, SAY, "for"}, {"exhort", Q | X | T, SAY, ""}, {"expand", 0, SAY, ""},
    {"expect", CO | X | Y, MIND, "from"}, {"experience", 0, MIND, ""}, {"explain", CQO, SAY, ""},
    {"expose", 0, SAY, ""}, {"expound", 0, SAY, ""}, {"express", CO, SAY, ""}, {"extol", O, SAY, ""},
    {"fail", 0, STOP, ""}, {"fault", O, SAY, "for"}, {"favor", CO | Y, MIND, ""}, {"fear", CO, MIND, "for"},
    {"feel", C, MIND, "about"}, {"figure", C, MIND, ""}, {"find", C, FOUND, ""}, {"fire back", 0, SAY, ""},
    {"float", O, SAY, ""}, {"focus", 0, MIND, ""}, {"forbid", 0, DENY, ""}, {"forecast", CO, SAY, ""},
    {"foresee", CO, MIND, ""}, {"forget", C | X, MIND, ""}, {"frame", A, SAY, ""}, {"fret", CQ, MIND, "about over"},
    {"fume", CQ, SAY, "about at"}, {"go after", 0, SAY, ""}, {"grill", 0, SAY, ""}, {"gripe", CQ, SAY, "about"},
    {"growl", Q, SAY, ""}, {"grumble", CQ, SAY, "about"}, {"guarantee", CQ, SAY, ""}, {"guess", C, MIND, ""},
    {"hail", O | A, SAY, "for"}, {"hammer", O, SAY, "for"}, {"harangue", 0, SAY, ""}, {"hate", O | X, OPPOSE, ""},
    {"heap", O, SAY, ""}, {"hear", C, MIND, ""}, {"heckle", O, SAY, ""}, {"herald", O, SAY, ""},
    {"hesitate", 0, STOP, ""}, {"highlight", CO, SAY, ""}, {"hint", CQ, SAY, "at to"}, {"hit", 0, SAY, ""},
    {"hit back", 0, SAY, ""}, {"hold", C, FOUND, ""}, {"hop", C | X, MIND, "for"}, {"hope", C | X | Y, MIND, "for"},
    {"hypothesize", C, SAY, ""}, {"identify", A, SAY, "with"}, {"identify with", 0, MIND, ""}, {"ignore", O, STOP, ""},
    {"illustrate", O, SAY, ""}, {"imagine", CO, MIND, ""}, {"implore", Q | X | T, SAY, ""}, {"imply", CO, SAY, ""},
    {"include", 0, SAY, ""}, {"indicate", CQ | O, SAY, ""}, {"inform", CQ | T, SAY, "of about"},
    {"inquire", CQ, SAY, "about into"}, {"insinuate", 0, SAY, ""}, {"insist", CQ, SAY, "on"},
    {"instruct", CQ | X | T, SAY, ""}, {"insult", O, SAY, ""}, {"intend", X, MIND, ""}, {"interject", CQ, SAY, ""},
    {"interpret", O | A, MIND, ""}, {"intone", Q, SAY, ""}, {"invite", 0, SAY, ""}, {"invoke", O, SAY, ""},
    {"issue", O, SAY, ""}, {"joke", CQ, SAY, "about"}, {"judge", O | A, MIND, ""}, {"justify", O, SAY, "by with"},
    {"knock", 0, SAY, ""}, {"know", C | Y, MIND, "about of"}, {"label", A, SAY, ""}, {"lambast", O, SAY, "for"},
    {"lambaste", O, SAY, "for"}, {"lament", CQO, SAY, ""}, {"lampoon", O, SAY, "for"}, {"lash", Q, SAY, "at"},
    {"lash out", 0, SAY, ""}, {"laud", O, SAY, "for"}, {"lay out", 0, SAY, ""}, {"lean", 0, MIND, ""},
    {"learn", C | X, MIND, "of about"}, {"lecture", Q, SAY, "on about"}, {"like", X, MIND, ""}, {"liken", O, SAY, ""},
    {"line up", 0, MIND, ""}, {"list", O, SAY, ""}, {"lobby", 0, SAY, ""}, {"long", X, MIND, "for"},
    {"look", X, MIND, "at"}, {"love", X | G, MIND, ""}, {"maintain", CQ, SAY, ""}, {"make case", 0, SAY, ""},
    {"make clear", 0, SAY, ""}, {"make point", 0, SAY, ""}, {"malign", O, SAY, ""}, {"mandate", 0, SAY, ""},
    {"mean", 0, MIND, ""}, {"mention", CO | G, SAY, ""}, {"misrepresent", O, SAY, ""}, {"mistrust", O, UNSURE, ""},
    {"mock", O, SAY, "for"}, {"mull", O | G, MIND, ""}, {"mumble", CQ, SAY, ""}, {"murmur", CQ, SAY, ""},
    {"muse", CQ, SAY, "about"}, {"mutter", CQ, SAY, "about"}, {"name", O | A, SAY, ""}, {"narrate", Q | O, SAY, ""},
    {"need", 0, MIND, ""}, {"neglect", 0, STOP, ""}, {"negotiate", 0, SAY, ""}, {"nominate", O, SAY, ""},
    {"note", CQO, SAY, ""}, {"notice", C, FOUND, ""}, {"notify", C | T, SAY, "of about"}, {"object", CQ, DENY, "to"},
    {"obligate", 0, SAY, ""}, {"observe", CQ, SAY, ""}, {"offer", CQO | X, SAY, ""}, {"omit", 0, STOP, ""},
    {"open up", 0, SAY, ""}, {"opine", CQ, SAY, "on about"}, {"oppose", O | G, OPPOSE, ""},
    {"opt", X, MIND, "for against"}, {"order", CO | X, SAY, ""}, {"outline", CO, SAY, ""}, {"overturn", 0, OPPOSE, ""},
    {"paint", O, SAY, ""}, {"pan", O, SAY, ""}, {"parrot", 0, SAY, ""}, {"pass up", 0, STOP, ""},
    {"pay attention", 0, MIND, ""}, {"pay tribute", 0, SAY, ""}, {"peg", 0, SAY, ""}, {"perceive", O | A, MIND, ""},
    {"permit", 0, SAY, ""}, {"persuade", C | X, SAY, ""}, {"pick", 0, MIND, ""}, {"pillory", O, SAY, "for"},
    {"pitch", O, SAY, ""}, {"plan", X, MIND, "on for"}, {"play down", 0, SAY, ""}, {"plead", Q | X, SAY, "for with"},
    {"pledge", CQO | X, SAY, ""}, {"point", CQ, SAY, "to"}, {"point out", 0, SAY, ""}, {"ponder", CO, UNSURE, ""},
    {"portray", O | A, SAY, ""}, {"posit", CQ, SAY, ""}, {"post", CQ | O, SAY, ""}, {"praise", O, SAY, "for"},
    {"pray", C | Q, SAY, "for"}, {"preach", O | Q, SAY, "about"}, {"predict", CQ, SAY, ""},
    {"prefer", CO | X | G, MIND, ""}, {"prepare", 0, MIND, ""}, {"present", 0, SAY, ""},
    {"press", X | Q, SAY, "about for"}, {"pressure", 0, SAY, ""}, {"presume", C, MIND, ""}, {"proclaim", CQO, SAY, ""},
    {"profess", CO | X, SAY, ""}, {"prohibit", 0, DENY, ""}, {"project", C, SAY, ""}, {"promise", CQO | X, SAY, ""},
    {"promote", O, SAY, ""}, {"pronounce", O | A, SAY, ""}, {"propose", CQO | X | G, SAY, ""},
    {"protest", CQO, SAY, ""}, {"prove", 0, FOUND, ""}, {"publish", O, SAY, ""}, {"pursue", 0, MIND, ""},
    {"push", Q, SAY, "for against"}, {"push back", 0, DENY, ""}, {"put it", 0, SAY, ""}, {"query", CQO, DOUBT, ""},
    {"question", CQO, DOUBT, ""}, {"quip", CQ, SAY, ""}, {"quote", O, SAY, ""}, {"rail", Q, SAY, "against about"},
    {"raise", 0, SAY, ""}, {"rant", CQ, SAY, "about against"}, {"rap", O, SAY, "for"}, {"rattle off", 0, SAY, ""},
    {"react", 0, SAY, ""}, {"read", CQ, SAY, ""}, {"reaffirm", CQO, SAY, ""}, {"realize", C, FOUND, ""},
    {"reason", CQ, SAY, ""}, {"reassure", CQ | T, SAY, ""}, {"rebuff", 0, DENY, ""}, {"rebuke", O, SAY, "for"},
    {"rebut", CO, DENY, ""}, {"recall", CQO | G, SAY, ""}, {"recite", O, SAY, ""}, {"reckon", C, MIND, ""},
    {"recognize", CO, MIND, ""}, {"recommend", CQO | G, SAY, "for"}, {"recount", CQO, SAY, ""}, {"refer", 0, SAY, "to"},
    {"reference", O, SAY, ""}, {"reflect", Q, SAY, "on"}, {"refrain", 0, STOP, ""}, {"refuse", X, STOP, ""},
    {"refute", CO, DENY, ""}, {"regard", O | A, MIND, ""}, {"regret", CO | G, MIND, ""}, {"reiterate", CQO, SAY, ""},
    {"reject", O, DENY, ""}, {"relay", CQO, SAY, ""}, {"release", O, SAY, ""}, {"relish", O, MIND, ""},
    {"rely", 0, MIND, ""}, {"remark", CQ, SAY, "on about"}, {"remember", CO | G, MIND, ""},
    {"remind", CQ | T, SAY, "of about"}, {"repeat", CQO, SAY, ""}, {"reply", CQ, SAY, "to"},
    {"report", CQO | G | Y, SAY, "on about"}, {"represent", 0, MIND, ""}, {"repudiate", O, DENY, ""},
    {"request", CO | X, SAY, ""}, {"require", 0, SAY, ""}, {"resist", O | G, OPPOSE, ""}, {"resolve", C | X, MIND, ""},
    {"respond", CQ, SAY, "to by with"}, {"retort", CQ, SAY, ""}, {"retweet", O, SAY, ""}, {"retweete", O, SAY, ""},
    {"reveal", CQO, SAY, ""}, {"ridicule", O, SAY, "for"}, {"rip", O, SAY, "for"}, {"roar", Q, SAY, ""},
    {"roll out", 0, SAY, ""}, {"rue", CO, MIND, ""}, {"rule", CO | G, SAY, "against"}, {"rule out", 0, DENY, ""},
    {"rumor", C | Y, SAY, ""}, {"salute", O, SAY, ""}, {"savage", O, SAY, ""}, {"say", CQO | X | Y, SAY, "of about"},
    {"schedule", 0, MIND, ""}, {"scoff", CQ, SAY, "at"}, {"scold", O, SAY, "for"}, {"scorn", O, SAY, ""},
    {"scream", CQ, SAY, "at"}, {"see", O | A, MIND, ""}, {"seek", X | O, MIND, "for"}, {"seem", C | A | Y, MIND, ""},
    {"set", 0, MIND, ""}, {"share", CO, SAY, ""}, {"shoot back", 0, SAY, ""}, {"shout", CQO | A, SAY, ""},
    {"show", CO, SAY, ""}, {"show sign", 0, MIND, ""}, {"shrug", Q | O, SAY, ""}, {"shrug off", 0, DENY, ""},
    {"side", 0, MIND, "with"}, {"sidestep", 0, STOP, ""}, {"sigh", Q, SAY, ""}, {"sign letter", 0, SAY, ""},
    {"signal", CQ, SAY, ""}, {"single", O, SAY, ""}, {"skewer", O, SAY, "for"}, {"slam", O, SAY, "for"},
    {"slate", 0, MIND, ""}, {"smear", 0, SAY, ""}, {"snap", CQ, SAY, "at"}, {"sound", 0, MIND, ""},
    {"sound off", 0, SAY, ""}, {"spar", 0, SAY, ""}, {"speak", Q, SAY, "about of against"}, {"speak out", 0, SAY, ""},
    {"speculate", CQ, SAY, "about on"}, {"stand", 0, MIND, "by"}, {"state", CQO, SAY, ""}, {"stipulate", C, SAY, ""},
    {"stop short", 0, STOP, ""}, {"stress", CQO, SAY, ""}, {"strike down", 0, DENY, ""}, {"struggle", 0, MIND, ""},
    {"stump", 0, SAY, ""}, {"submit", C, SAY, ""}, {"sue", 0, SAY, ""}, {"suggest", CQO | G, SAY, ""},
    {"summarize", CQO, SAY, ""}, {"support", CO | G, MIND, ""}, {"suppose", C | Y, MIND, ""}, {"surmise", C, MIND, ""},
    {"suspect", C | O, MIND, "of"}, {"swear", CQ | X, SAY, "by to"}, {"take aim", 0, SAY, ""},
    {"take issue", 0, DENY, ""}, {"take look", 0, MIND, ""}, {"take shot", 0, SAY, ""}, {"take swipe", 0, SAY, ""},
    {"talk", Q, SAY, "about of"}, {"taunt", O, SAY, ""}, {"tease", CQO, SAY, "about"},
    {"tell", CQ | X | T, SAY, "of about"}, {"tend", 0, MIND, ""}, {"testify", CQ, SAY, "about to"},
    {"thank", O, SAY, "for"}, {"theorize", CQ, SAY, ""}, {"think", C | Y, MIND, "about of"},
    {"threaten", CQ | X, SAY, ""}, {"thunder", CQ, SAY, ""}, {"title", A, SAY, ""}, {"toast", 0, SAY, ""},
    {"touch", 0, SAY, ""}, {"tout", CO, SAY, ""}, {"trash", O, SAY, ""}, {"trumpet", O, SAY, ""},
    {"trust", 0, MIND, ""}, {"turn down", 0, DENY, ""}, {"tweet", CQO, SAY, "about at"}, {"underline", CO, SAY, ""},
    {"underscore", C, SAY, ""}, {"understand", CO, MIND, ""}, {"undertake", X, SAY, ""}, {"unveil", 0, SAY, ""},
    {"urge", CQO | X | T, SAY, ""}, {"utter", O, SAY, ""}, {"vent", Q, SAY, "about"}, {"venture", CQ, SAY, ""},
    {"veto", O, OPPOSE, ""}, {"view", O | A, MIND, ""}, {"vilify", O, SAY, ""}, {"voice", CO, SAY, ""},
    {"volunteer", CQ, SAY, ""}, {"vote", C | X, MIND, "for against"}, {"vote down", 0, DENY, ""},
    {"vouch", 0, SAY, "for"}, {"vow", CQ | X | O, SAY, ""}, {"wager", C, MIND, ""}, {"walk back", 0, DENY, ""},
    {"want", C | X, MIND, ""}, {"warn", CQO | X | T, SAY, "of against about"}, {"watch", 0, MIND, ""},
    {"wave off", 0, DENY, ""}, {"weigh", Q | G, MIND, "on"}, {"weigh in", 0, SAY, ""}, {"welcome", CO, SAY, ""},
    {"whine", CQ, SAY, "about"}, {"whisper", CQ, SAY, ""}, {"wish", C | X, MIND, "for"}, {"withhold", 0, STOP, ""},
    {"wonder", CQ, UNSURE, "about"}, {"worry", CQ, MIND, "about over"}, {"write", CQ, SAY, "about of"},
    {"yearn", X, MIND, "for"}, {"yell", CQ, SAY, "at"},
};

static const cue_word nouns[] = {
    {"account", 0, SAY, "of"}, {"accusation", C, SAY, "of"}, {"acknowledgement", C, SAY, "of"},
    {"acknowledgment", C, SAY, "of"}, {"ad", 0, SAY, ""}, {"admirer", 0, MIND, ""}, {"admission", C, SAY, "of"},
    {"advertisement", 0, SAY, ""}, {"advice", X, SAY, "on"}, {"agreement", 0, MIND, ""}, {"aim", 0, MIND, ""},
    {"allegation", C, SAY, "of about"}, {"anger", 0, MIND, ""}, {"announcement", C | X, SAY, "of"},
    {"answer", 0, SAY, ""}, {"anxiety", C, MIND, "about over"}, {"apology", 0, SAY, "for"},
    {"appeal", X, SAY, "for to"}, {"apprehension", C, MIND, "about"}, {"argument", C, SAY, ""},
    {"assertion", C, SAY, "of"}, {"assessment", C, SAY, "of"}, {"assumption", C, MIND, ""}, {"assurance", C, SAY, "of"},
    {"attack", 0, SAY, "against on"}, {"attitude", 0, MIND, "about toward"}, {"backing", 0, MIND, ""},
    {"ballot", 0, MIND, ""}, {"belief", C, MIND, "in"}, {"broadside", 0, SAY, ""}, {"call", C | X, SAY, "for"},
    {"case", 0, SAY, ""}, {"chant", 0, SAY, "of"}, {"chatter", 0, SAY, ""}, {"claim", C, SAY, "of about"},
    {"comment", C, SAY, "about on"}, {"commitment", X, SAY, "to"}, {"complaint", C, SAY, "about of"},
    {"concern", C, MIND, "about over"}, {"conclusion", C, MIND, ""}, {"condemnation", 0, SAY, "of"},
    {"confidence", C | X, MIND, "in"}, {"consensus", 0, MIND, ""}, {"contention", C, SAY, ""},
    {"conversation", 0, SAY, ""}, {"conviction", C, MIND, ""}, {"critic", 0, SAY, ""}, {"criticism", C, SAY, "of for"},
    {"critique", 0, SAY, "of"}, {"debate", 0, SAY, ""}, {"decision", X, MIND, "on"}, {"declaration", C, SAY, "of"},
    {"defense", 0, SAY, "of"}, {"demand", C | X, SAY, "for"}, {"denial", C, DENY, "of"}, {"denunciation", 0, SAY, "of"},
    {"description", 0, SAY, "of"}, {"desire", X, MIND, "for"}, {"determination", X, MIND, ""},
    {"disagreement", 0, OPPOSE, "with over"}, {"disappointment", C, MIND, "with over"}, {"disclosure", 0, SAY, ""},
    {"discussion", 0, SAY, ""}, {"dissatisfaction", C, MIND, "with"}, {"doubt", C | X, UNSURE, "about"},
    {"effort", 0, MIND, ""}, {"email", 0, SAY, ""}, {"embrace", 0, MIND, ""}, {"endorsement", 0, SAY, "of"},
    {"enthusiasm", 0, MIND, "for about"}, {"expectation", C, MIND, "of"}, {"explanation", 0, SAY, ""},
    {"fan", 0, MIND, ""}, {"favor", 0, MIND, ""}, {"fear", C | X, MIND, "of about"}, {"feeling", 0, MIND, ""},
    {"finding", C, SAY, ""}, {"focus", 0, MIND, ""}, {"frustration", C, MIND, "with over"}, {"goal", 0, MIND, ""},
    {"hope", C | X, MIND, "of for"}, {"idea", 0, MIND, ""}, {"impression", C, MIND, ""}, {"inclination", X, MIND, ""},
    {"insistence", C, SAY, "on"}, {"insult", 0, SAY, "about"}, {"intention", X, MIND, "of"}, {"interest", 0, MIND, ""},
    {"interview", 0, SAY, ""}, {"joke", C, SAY, "about"}, {"lawsuit", 0, SAY, ""}, {"lecture", 0, SAY, ""},
    {"letter", 0, SAY, ""}, {"look", 0, MIND, ""}, {"mention", 0, SAY, "of"}, {"message", 0, SAY, ""},
    {"mind", 0, MIND, ""}, {"narrative", 0, SAY, ""}, {"opinion", C, MIND, "of on about"}, {"opponent", 0, OPPOSE, ""},
    {"opposition", 0, OPPOSE, "to"}, {"outrage", 0, MIND, ""}, {"perception", C, MIND, "of"}, {"pitch", 0, SAY, ""},
    {"plan", 0, MIND, ""}, {"plea", X, SAY, "for"}, {"pledge", X, SAY, ""}, {"point", 0, SAY, ""}, {"poll", 0, SAY, ""},
    {"position", 0, MIND, ""}, {"post", 0, SAY, ""}, {"praise", 0, SAY, "for of"}, {"prediction", C, SAY, "of"},
    {"preference", 0, MIND, ""}, {"priority", 0, MIND, ""}, {"promise", X | C, SAY, "of"},
    {"pronouncement", C, SAY, "on about"}, {"proponent", 0, MIND, ""}, {"proposal", X, SAY, "for"},
    {"protest", C, SAY, "against over"}, {"question", 0, DOUBT, "about"}, {"quote", 0, SAY, ""},
    {"readiness", X, MIND, "for"}, {"reason", 0, MIND, ""}, {"recommendation", 0, SAY, ""}, {"reference", 0, SAY, "to"},
    {"refrain", 0, SAY, ""}, {"refusal", X, STOP, ""}, {"regret", C, MIND, "about over for"},
    {"rejection", 0, DENY, "of"}, {"reluctance", X, MIND, ""}, {"remark", C, SAY, "about"}, {"reminder", C, SAY, "of"},
    {"report", C, SAY, "of"}, {"request", X, SAY, "for"}, {"resolve", X, MIND, ""}, {"response", 0, SAY, ""},
    {"revelation", C, SAY, "about"}, {"rhetoric", 0, SAY, "about on"}, {"ruling", 0, SAY, ""}, {"rumor", C, SAY, "of"},
    {"satisfaction", C, MIND, "with"}, {"sense", 0, MIND, ""}, {"sentiment", C, MIND, ""}, {"sign", 0, MIND, ""},
    {"skepticism", C, UNSURE, "about of"}, {"slogan", 0, SAY, ""}, {"speculation", C, SAY, ""}, {"speech", 0, SAY, ""},
    {"stance", 0, MIND, ""}, {"statement", C, SAY, "about"}, {"strategy", 0, MIND, ""},
    {"suggestion", C | X, SAY, "of"}, {"support", 0, MIND, "for of"}, {"supporter", 0, MIND, ""},
    {"surprise", 0, MIND, ""}, {"survey", 0, SAY, ""}, {"suspicion", C, MIND, "of about"}, {"talk", 0, SAY, "of about"},
    {"tendency", 0, MIND, ""}, {"testimony", C, SAY, "about on"}, {"theory", C, MIND, ""}, {"threat", X | C, SAY, "of"},
    {"tribute", 0, SAY, ""}, {"tweet", 0, SAY, ""}, {"understanding", C, MIND, "of"}, {"view", C, MIND, "of on about"},
    {"vote", 0, MIND, ""}, {"vow", X, SAY, ""}, {"warning", C | X, SAY, "of about"}, {"willingness", X, MIND, ""},
    {"wish", X | C, MIND, "for"}, {"word", 0, SAY, "about"}, {"worry", C, MIND, "about"},
};

static const cue_word adjectives[] = {
    {"adamant", C, SAY, "about"}, {"afraid", C | X, MIND, "of"}, {"alarmed", C, MIND, "at by"},
    {"aligned", 0, MIND, ""}, {"angry", C, MIND, "about at over"}, {"anxious", C | X, MIND, "about"},
    {"apprehensive", C, MIND, "about"}, {"attracted", 0, MIND, ""}, {"aware", C, MIND, "of"},
    {"bullish", 0, MIND, "on about"}, {"certain", C, MIND, "about of"}, {"clear", C, SAY, "about on"},
    {"comfortable", 0, MIND, "with"}, {"committed", 0, MIND, "to"}, {"concerned", C, MIND, "about over with"},
    {"confident", C, MIND, "in about of"}, {"contemptuous", 0, MIND, "of"}, {"convinced", C, MIND, "of"},
    {"critical", 0, SAY, "of"}, {"curious", C, MIND, "about"}, {"determined", X, MIND, ""},
    {"disappointed", C, MIND, "in with by"}, {"dismissive", 0, DENY, "of"}, {"doubtful", C, UNSURE, "about of"},
    {"eager", X, MIND, ""}, {"enthusiastic", 0, MIND, "about"}, {"excited", 0, MIND, ""}, {"favorite", 0, MIND, ""},
    {"fearful", C, MIND, "of"}, {"fond", 0, MIND, "of"}, {"frustrated", C, MIND, "with by"},
    {"furious", C, MIND, "at about over with"}, {"glad", C | X, MIND, ""}, {"grateful", C, MIND, "for to"},
    {"happy", C | X, MIND, "with about"}, {"hesitant", X, STOP, "about"}, {"hopeful", C, MIND, "about"},
    {"hostile", 0, OPPOSE, "to toward"}, {"hungry", 0, MIND, "for"}, {"inclined", X, MIND, ""},
    {"interested", 0, MIND, "in"}, {"keen", X, MIND, "on"}, {"likely", 0, MIND, ""}, {"loath", X, STOP, ""},
    {"mindful", C, MIND, "of"}, {"mum", 0, STOP, ""}, {"nervous", C, MIND, "about"}, {"noncommittal", 0, STOP, ""},
    {"opposed", 0, OPPOSE, "to"}, {"optimistic", C, MIND, "about"}, {"outraged", C, MIND, "by at over"},
    {"outspoken", 0, SAY, ""}, {"pessimistic", C, MIND, "about"}, {"pleased", C, MIND, "with by"},
    {"prepared", X, MIND, "for"}, {"proud", C, MIND, "of"}, {"ready", X, MIND, "for"}, {"reluctant", X, STOP, ""},
    {"respectful", 0, MIND, "of"}, {"sad", C, MIND, "about"}, {"satisfied", C, MIND, "with"}, {"scared", 0, MIND, ""},
    {"silent", 0, STOP, ""}, {"skeptical", C, UNSURE, "about of"}, {"sorry", C, SAY, "for about"},
    {"supportive", 0, MIND, "of"}, {"sure", C, MIND, "about of"}, {"surprised", C, MIND, "by at"},
    {"suspicious", C, UNSURE, "of about"}, {"sympathetic", 0, MIND, "to toward"}, {"thrilled", 0, MIND, ""},
    {"tired", 0, MIND, ""}, {"unaware", C, MIND, "of"}, {"uncertain", C, UNSURE, "about"}, {"unclear", 0, UNSURE, ""},
    {"unhappy", C, MIND, "with about"}, {"unlikely", 0, OPPOSE, ""}, {"unsure", C, UNSURE, "about of"},
    {"unwilling", X, STOP, ""}, {"upset", C, MIND, "about with by"}, {"wary", C, MIND, "of about"},
    {"willing", X, MIND, ""}, {"worried", C, MIND, "about"},
};
/* Words of other kinds: alone, they tell how a cue without any of the above is meant. */
static const cue_word others[] = {
    {"against", 0, OPPOSE, ""}, {"apparently", 0, MIND, ""}, {"for", 0, MIND, ""}, {"seemingly", 0, MIND, ""},
    {"to", 0, MIND, ""}, {"with", 0, MIND, ""},
};
/* clang-format on */

static const char *const light[] = {"be",     "deliver", "express", "face",  "get",  "give", "have",
                                    "hold",   "issue",   "make",    "offer", "pose", "post", "raise",
                                    "repeat", "share",   "show",    "take",  "voice"};

static const char *const forums[] = {
    "address", "appearance", "article",      "blog",   "book",    "briefing", "broadcast", "call",    "column",
    "comment", "conference", "conversation", "debate", "email",   "essay",    "event",     "forum",   "gathering",
    "hearing", "interview",  "lecture",      "letter", "meeting", "memo",     "message",   "podcast", "post",
    "program", "rally",      "release",      "remark", "report",  "session",  "show",      "speech",  "statement",
    "summit",  "talk",       "testimony",    "tweet",  "video",   "visit"};

enum {
    LONGEST = 16, /* bytes of an entry, and one */
    VERBS = sizeof verbs / sizeof *verbs,
    NOUNS = sizeof nouns / sizeof *nouns,
    ADJECTIVES = sizeof adjectives / sizeof *adjectives,
    OTHERS = sizeof others / sizeof *others,
    LIGHT = sizeof light / sizeof *light,
    FORUMS = sizeof forums / sizeof *forums
};

/* Lower case for ASCII: every lemma in the tables is. Empty if too long to be one of them. */
static str lower(str word, char *buffer, size_t room)
{
    if (word.size > room)
        return (str){buffer, 0};
    for (size_t i = 0; i < word.size; i++)
        buffer[i] = (char)(word.at[i] >= 'A' && word.at[i] <= 'Z' ? word.at[i] + ('a' - 'A') : word.at[i]);
    return (str){buffer, word.size};
}

/* The tables spell -ize and -or: criticise, favour. */
static str american(str word, char *buffer)
{
    if (str_ends(word, STR("ise"))) {
        buffer[word.size - 2] = 'z';
    } else if (str_ends(word, STR("our"))) {
        buffer[word.size - 2] = 'r';
        word.size--;
    }
    return word;
}

static const cue_word *search(const cue_word *table, size_t count, str lemma)
{
    while (count) {
        const cue_word *middle = table + count / 2;
        const int order = str_compare(lemma, str_of(middle->lemma));
        if (order == 0)
            return middle;
        if (order > 0) {
            table = middle + 1;
            count -= count / 2 + 1;
        } else {
            count /= 2;
        }
    }
    return NULL;
}

const cue_word *say_lexicon_find(str lemma, label_pos pos)
{
    char buffer[LONGEST];
    lemma = lower(lemma, buffer, sizeof buffer);
    if (pos != POS_VERB && pos != POS_NOUN && pos != POS_ADJ)
        return search(others, OTHERS, lemma);
    const cue_word *const table = pos == POS_VERB ? verbs : pos == POS_NOUN ? nouns : adjectives;
    const size_t count = pos == POS_VERB ? VERBS : pos == POS_NOUN ? NOUNS : ADJECTIVES;
    const cue_word *entry = search(table, count, lemma);
    return entry ? entry : search(table, count, american(lemma, buffer));
}

const cue_word *say_lexicon_find_pair(str verb, str word)
{
    char both[LONGEST], buffer[LONGEST];
    if (verb.size + 1 + word.size > sizeof both)
        return NULL;
    memcpy(both, verb.at, verb.size);
    both[verb.size] = ' ';
    memcpy(both + verb.size + 1, word.at, word.size);
    return search(verbs, VERBS, lower((str){both, verb.size + 1 + word.size}, buffer, sizeof buffer));
}

bool say_lexicon_leads(const cue_word *entry, str word)
{
    char buffer[LONGEST];
    word = lower(word, buffer, sizeof buffer);
    for (const char *p = entry->prepositions; word.size && *p;) {
        const size_t size = strcspn(p, " ");
        if (str_equal(word, (str){p, size}))
            return true;
        p += size + (p[size] == ' ');
    }
    return false;
}

bool say_lexicon_light(str lemma)
{
    char buffer[LONGEST];
    return str_among(lower(lemma, buffer, sizeof buffer), light, LIGHT);
}

bool say_lexicon_forum(str lemma)
{
    char buffer[LONGEST];
    return str_among(lower(lemma, buffer, sizeof buffer), forums, FORUMS);
}
