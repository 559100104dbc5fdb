/* The tables of attributing words.
 *
 * From the author's knowledge of English and from counts on the training part of PolNeAR
 * (Newell, Margolin and Ruths 2018): which lemma, with which kind of content, its annotators
 * marked as a cue more often than not. Words of every colour stand side by side: praise and
 * blame, support and oppose. Sorted by byte order; a test checks. */
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
enum { SAY = CUE_SAID, MIND = CUE_MIND, DENY = CUE_DENIED, DOUBT = CUE_DOUBTED, STOP = CUE_DECLINED };

/* clang-format off */
static const cue_word verbs[] = {
    {"accept", C, MIND, ""}, {"acclaim", O, SAY, ""}, {"accuse", O | A, SAY, "of"}, {"acknowledge", CQO | G, SAY, ""},
    {"acquiesce", 0, SAY, "to"}, {"add", CQ, SAY, ""}, {"admit", CQO | G, SAY, "to"}, {"admonish", CQO, SAY, ""},
    {"advise", CQ | X | T, SAY, "against"}, {"advocate", CO | G, SAY, "for against"}, {"affirm", CQO, SAY, ""},
    {"agree", CQ | X, SAY, "with on over to"}, {"aim", X, MIND, ""}, {"align", 0, MIND, "with"},
    {"allege", CQO | Y, SAY, ""}, {"allude", 0, SAY, "to"}, {"announce", CQO | X, SAY, ""}, {"answer", CQO, SAY, ""},
    {"anticipate", CO | G, MIND, ""}, {"apologize", Q, SAY, "for"}, {"appeal", Q, SAY, "for to"},
    {"appear", C | Y, MIND, ""}, {"applaud", O, SAY, "for"}, {"appoint", O | A, SAY, ""}, {"approve", O, SAY, "of"},
    {"argue", CQO, SAY, "for against over about"}, {"articulate", CO, SAY, ""},
    {"ask", CQO | X | T, SAY, "about for of"}, {"assail", O, SAY, "for"}, {"assert", CQO, SAY, ""},
    {"assess", CO, MIND, ""}, {"assume", C, MIND, ""}, {"assure", CQ | T, SAY, "of"}, {"attack", O, SAY, "for"},
    {"attest", CQ, SAY, "to"}, {"attribute", O, SAY, "to"}, {"authorize", O, SAY, ""}, {"aver", CQ, SAY, ""},
    {"avow", CQO, SAY, ""}, {"back", CO, MIND, ""}, {"balk", Q, STOP, "at"}, {"bash", O, SAY, "for"},
    {"beg", Q | X | T, SAY, "for"}, {"believe", C | Y, MIND, "in"}, {"bemoan", CQO, SAY, ""},
    {"berate", O, SAY, "for"}, {"blame", O, SAY, "for on"}, {"blast", O, SAY, "for"}, {"boast", CQ, SAY, "about of"},
    {"boo", O, SAY, "at"}, {"brag", CQ, SAY, "about of"}, {"brand", O | A, SAY, ""}, {"brief", T, SAY, "on about"},
    {"bristle", 0, MIND, "at"}, {"calculate", C, MIND, ""}, {"call", C | Q | O | A | X, SAY, "for on"},
    {"campaign", 0, SAY, "for against"}, {"care", C, MIND, "about"}, {"castigate", O, SAY, "for"},
    {"caution", CQ | T, SAY, "against about"}, {"certify", CO, SAY, ""}, {"challenge", X | T, SAY, ""},
    {"champion", O, SAY, ""}, {"chant", CQO, SAY, "for"}, {"characterize", O | A, SAY, ""}, {"charge", CQ, SAY, ""},
    {"chastise", O, SAY, "for"}, {"cheer", O, SAY, "for"}, {"chide", O, SAY, "for"}, {"circulate", O, SAY, ""},
    {"cite", CO, SAY, ""}, {"claim", CQO | X, SAY, ""}, {"clarify", CQO, SAY, ""}, {"coin", O, SAY, ""},
    {"commend", O, SAY, "for"}, {"comment", CQ, SAY, "on about"}, {"commit", 0, SAY, "to"}, {"compare", O, SAY, ""},
    {"complain", CQ, SAY, "about of"}, {"compliment", O, SAY, "for on"}, {"concede", CQO, SAY, ""},
    {"conclude", CQ, SAY, ""}, {"condemn", O, SAY, "for"}, {"confess", CQO, SAY, "to"}, {"confide", CQ, SAY, ""},
    {"confirm", CQO, SAY, ""}, {"congratulate", O, SAY, "for on"}, {"conjecture", C, SAY, ""},
    {"consider", CO | A | G, MIND, ""}, {"contemplate", O | G, MIND, ""}, {"contend", CQ, SAY, ""},
    {"continue", CQ, SAY, ""}, {"contradict", CO, DENY, ""}, {"convey", CO, SAY, ""}, {"convince", C, SAY, ""},
    {"counsel", CQ | T, SAY, "against"}, {"counter", CQO, SAY, ""}, {"credit", O, SAY, "for with"},
    {"criticize", O, SAY, "for"}, {"critique", O, SAY, "for"}, {"cry", Q, SAY, ""}, {"deadpan", Q, SAY, ""},
    {"debate", C | Q, SAY, "on over"}, {"decide", C | X, MIND, "against on"}, {"declare", CQO | A, SAY, ""},
    {"decline", X | O, STOP, ""}, {"decry", CO, SAY, ""}, {"deem", O | A, MIND, ""}, {"defend", O, SAY, ""},
    {"demand", CQO | X, SAY, ""}, {"demonstrate", C, MIND, ""}, {"denounce", O, SAY, "for"},
    {"deny", CO | G, DENY, ""}, {"deplore", O, SAY, ""}, {"deride", O, SAY, "for"}, {"describe", CO | A | G, SAY, ""},
    {"desire", O | X, MIND, ""}, {"detail", CO, SAY, ""}, {"determine", C | X, MIND, ""},
    {"disagree", Q, DENY, "with on over about"}, {"disavow", O, DENY, ""}, {"disbelieve", CO, DOUBT, ""},
    {"disclose", CO, SAY, ""}, {"discover", C, MIND, ""}, {"discuss", CO | G, SAY, ""}, {"dislike", O, MIND, ""},
    {"dismiss", O | A, DENY, ""}, {"disparage", O, SAY, ""}, {"dispute", CO, DENY, ""}, {"distance", O, SAY, ""},
    {"distrust", O, DOUBT, ""}, {"divulge", CO, SAY, ""}, {"document", O, SAY, ""}, {"doubt", CO, DOUBT, ""},
    {"downplay", O, SAY, ""}, {"dread", CO, MIND, ""}, {"dub", A, SAY, ""}, {"echo", O, SAY, ""},
    {"elaborate", Q, SAY, "on"}, {"email", CQO, SAY, ""}, {"embrace", O, MIND, ""}, {"emphasize", CQO, SAY, ""},
    {"encourage", C | X | T, SAY, ""}, {"endorse", CO, SAY, ""}, {"enjoy", G, MIND, ""},
    {"enthuse", CQ, SAY, "about"}, {"enumerate", O, SAY, ""}, {"envision", CO, MIND, ""}, {"estimate", CO, MIND, ""},
    {"exclaim", CQ, SAY, ""}, {"exclude", C, DENY, ""}, {"excoriate", O, SAY, "for"}, {"exhort", Q | X | T, SAY, ""},
    {"expect", CO | X | Y, MIND, "from"}, {"explain", CQO, SAY, ""}, {"express", CO, SAY, ""}, {"extol", O, SAY, ""},
    {"fault", O, SAY, "for"}, {"favor", CO | Y, MIND, ""}, {"fear", CO, MIND, "for"}, {"feel", C, MIND, "about"},
    {"figure", C, MIND, ""}, {"find", C, MIND, ""}, {"float", O, SAY, ""}, {"forecast", CO, SAY, ""},
    {"foresee", CO, MIND, ""}, {"forget", C | X, MIND, ""}, {"frame", A, SAY, ""}, {"fret", CQ, MIND, "about over"},
    {"fume", CQ, SAY, "about at"}, {"gripe", CQ, SAY, "about"}, {"growl", Q, SAY, ""}, {"grumble", CQ, SAY, "about"},
    {"guarantee", CQ, SAY, ""}, {"guess", C, MIND, ""}, {"hail", O | A, SAY, "for"}, {"hammer", O, SAY, "for"},
    {"hate", O | X, MIND, ""}, {"heap", O, SAY, ""}, {"hear", C, MIND, ""}, {"heckle", O, SAY, ""},
    {"herald", O, SAY, ""}, {"highlight", CO, SAY, ""}, {"hint", CQ, SAY, "at to"}, {"hold", C, MIND, ""},
    {"hop", C | X, MIND, "for"}, {"hope", C | X | Y, MIND, "for"}, {"hypothesize", C, SAY, ""},
    {"identify", A, SAY, "with"}, {"ignore", O, MIND, ""}, {"illustrate", O, SAY, ""}, {"imagine", CO, MIND, ""},
    {"implore", Q | X | T, SAY, ""}, {"imply", CO, SAY, ""}, {"indicate", CQ | O, SAY, ""},
    {"inform", CQ | T, SAY, "of about"}, {"inquire", CQ, SAY, "about into"}, {"insist", CQ, SAY, "on"},
    {"instruct", CQ | X | T, SAY, ""}, {"insult", O, SAY, ""}, {"intend", X, MIND, ""}, {"interject", CQ, SAY, ""},
    {"interpret", O | A, MIND, ""}, {"intone", Q, SAY, ""}, {"invoke", O, SAY, ""}, {"issue", O, SAY, ""},
    {"joke", CQ, SAY, "about"}, {"judge", O | A, MIND, ""}, {"justify", O, SAY, "by with"},
    {"know", C | Y, MIND, "about of"}, {"label", A, SAY, ""}, {"lambast", O, SAY, "for"}, {"lambaste", O, SAY, "for"},
    {"lament", CQO, SAY, ""}, {"lampoon", O, SAY, "for"}, {"lash", Q, SAY, "at"}, {"laud", O, SAY, "for"},
    {"learn", C | X, MIND, "of about"}, {"lecture", Q, SAY, "on about"}, {"like", X, MIND, ""}, {"liken", O, SAY, ""},
    {"list", O, SAY, ""}, {"long", X, MIND, "for"}, {"look", X, MIND, "at"}, {"love", X | G, MIND, ""},
    {"maintain", CQ, SAY, ""}, {"malign", O, SAY, ""}, {"mention", CO | G, SAY, ""}, {"misrepresent", O, SAY, ""},
    {"mistrust", O, DOUBT, ""}, {"mock", O, SAY, "for"}, {"mull", O | G, MIND, ""}, {"mumble", CQ, SAY, ""},
    {"murmur", CQ, SAY, ""}, {"muse", CQ, SAY, "about"}, {"mutter", CQ, SAY, "about"}, {"name", O | A, SAY, ""},
    {"narrate", Q | O, SAY, ""}, {"nominate", O, SAY, ""}, {"note", CQO, SAY, ""}, {"notice", C, MIND, ""},
    {"notify", C | T, SAY, "of about"}, {"object", CQ, SAY, "to"}, {"observe", CQ, SAY, ""},
    {"offer", CQO | X, SAY, ""}, {"opine", CQ, SAY, "on about"}, {"oppose", O | G, MIND, ""},
    {"opt", X, MIND, "for against"}, {"order", CO | X, SAY, ""}, {"outline", CO, SAY, ""}, {"paint", O, SAY, ""},
    {"pan", O, SAY, ""}, {"perceive", O | A, MIND, ""}, {"persuade", C | X, SAY, ""}, {"pillory", O, SAY, "for"},
    {"pitch", O, SAY, ""}, {"plan", X, MIND, "on for"}, {"plead", Q | X, SAY, "for with"},
    {"pledge", CQO | X, SAY, ""}, {"point", CQ, SAY, "to"}, {"ponder", CO, MIND, ""}, {"portray", O | A, SAY, ""},
    {"posit", CQ, SAY, ""}, {"post", CQ | O, SAY, ""}, {"praise", O, SAY, "for"}, {"pray", C | Q, SAY, "for"},
    {"preach", O | Q, SAY, "about"}, {"predict", CQ, SAY, ""}, {"prefer", CO | X | G, MIND, ""},
    {"press", X | Q, SAY, "about for"}, {"presume", C, MIND, ""}, {"proclaim", CQO, SAY, ""},
    {"profess", CO | X, SAY, ""}, {"project", C, SAY, ""}, {"promise", CQO | X, SAY, ""}, {"promote", O, SAY, ""},
    {"pronounce", O | A, SAY, ""}, {"propose", CQO | X | G, SAY, ""}, {"protest", CQO, SAY, ""},
    {"publish", O, SAY, ""}, {"push", Q, SAY, "for against"}, {"query", CQO, DOUBT, ""}, {"question", CQO, DOUBT, ""},
    {"quip", CQ, SAY, ""}, {"quote", O, SAY, ""}, {"rail", Q, SAY, "against about"},
    {"rant", CQ, SAY, "about against"}, {"rap", O, SAY, "for"}, {"read", CQ, SAY, ""}, {"reaffirm", CQO, SAY, ""},
    {"realize", C, MIND, ""}, {"reason", CQ, SAY, ""}, {"reassure", CQ | T, SAY, ""}, {"rebuke", O, SAY, "for"},
    {"rebut", CO, DENY, ""}, {"recall", CQO | G, SAY, ""}, {"recite", O, SAY, ""}, {"reckon", C, MIND, ""},
    {"recognize", CO, MIND, ""}, {"recommend", CQO | G, SAY, "for"}, {"recount", CQO, SAY, ""},
    {"refer", 0, SAY, "to"}, {"reference", O, SAY, ""}, {"reflect", Q, SAY, "on"}, {"refuse", X, STOP, ""},
    {"refute", CO, DENY, ""}, {"regard", O | A, MIND, ""}, {"regret", CO | G, MIND, ""}, {"reiterate", CQO, SAY, ""},
    {"reject", O, DENY, ""}, {"relay", CQO, SAY, ""}, {"release", O, SAY, ""}, {"relish", O, MIND, ""},
    {"remark", CQ, SAY, "on about"}, {"remember", CO | G, MIND, ""}, {"remind", CQ | T, SAY, "of about"},
    {"repeat", CQO, SAY, ""}, {"reply", CQ, SAY, "to"}, {"report", CQO | G | Y, SAY, "on about"},
    {"repudiate", O, DENY, ""}, {"request", CO | X, SAY, ""}, {"resist", O | G, MIND, ""},
    {"resolve", C | X, MIND, ""}, {"respond", CQ, SAY, "to by with"}, {"retort", CQ, SAY, ""},
    {"retweet", O, SAY, ""}, {"retweete", O, SAY, ""}, {"reveal", CQO, SAY, ""}, {"ridicule", O, SAY, "for"},
    {"rip", O, SAY, "for"}, {"roar", Q, SAY, ""}, {"rue", CO, MIND, ""}, {"rule", CO | G, SAY, "against"},
    {"rumor", C | Y, SAY, ""}, {"salute", O, SAY, ""}, {"savage", O, SAY, ""}, {"say", CQO | X | Y, SAY, "of about"},
    {"scoff", CQ, SAY, "at"}, {"scold", O, SAY, "for"}, {"scorn", O, SAY, ""}, {"scream", CQ, SAY, "at"},
    {"see", O | A, MIND, ""}, {"seek", X | O, MIND, "for"}, {"seem", C | A | Y, MIND, ""}, {"share", CO, SAY, ""},
    {"shout", CQO | A, SAY, ""}, {"show", CO, SAY, ""}, {"shrug", Q | O, SAY, ""}, {"side", 0, MIND, "with"},
    {"sigh", Q, SAY, ""}, {"signal", CQ, SAY, ""}, {"single", O, SAY, ""}, {"skewer", O, SAY, "for"},
    {"slam", O, SAY, "for"}, {"snap", CQ, SAY, "at"}, {"speak", Q, SAY, "about of against"},
    {"speculate", CQ, SAY, "about on"}, {"stand", 0, MIND, "by"}, {"state", CQO, SAY, ""}, {"stipulate", C, SAY, ""},
    {"stress", CQO, SAY, ""}, {"submit", C, SAY, ""}, {"suggest", CQO | G, SAY, ""}, {"summarize", CQO, SAY, ""},
    {"support", CO | G, MIND, ""}, {"suppose", C | Y, MIND, ""}, {"surmise", C, MIND, ""},
    {"suspect", C | O, MIND, "of"}, {"swear", CQ | X, SAY, "by to"}, {"talk", Q, SAY, "about of"},
    {"taunt", O, SAY, ""}, {"tease", CQO, SAY, "about"}, {"tell", CQ | X | T, SAY, "of about"},
    {"testify", CQ, SAY, "about to"}, {"thank", O, SAY, "for"}, {"theorize", CQ, SAY, ""},
    {"think", C | Y, MIND, "about of"}, {"threaten", CQ | X, SAY, ""}, {"thunder", CQ, SAY, ""},
    {"title", A, SAY, ""}, {"tout", CO, SAY, ""}, {"trash", O, SAY, ""}, {"trumpet", O, SAY, ""},
    {"tweet", CQO, SAY, "about at"}, {"underline", CO, SAY, ""}, {"underscore", C, SAY, ""},
    {"understand", CO, MIND, ""}, {"undertake", X, SAY, ""}, {"urge", CQO | X | T, SAY, ""}, {"utter", O, SAY, ""},
    {"vent", Q, SAY, "about"}, {"venture", CQ, SAY, ""}, {"veto", O, SAY, ""}, {"view", O | A, MIND, ""},
    {"vilify", O, SAY, ""}, {"voice", CO, SAY, ""}, {"volunteer", CQ, SAY, ""}, {"vote", C | X, SAY, "for against"},
    {"vouch", 0, SAY, "for"}, {"vow", CQ | X | O, SAY, ""}, {"wager", C, MIND, ""}, {"want", C | X, MIND, ""},
    {"warn", CQO | X | T, SAY, "of against about"}, {"weigh", Q | G, MIND, "on"}, {"welcome", CO, SAY, ""},
    {"whine", CQ, SAY, "about"}, {"whisper", CQ, SAY, ""}, {"wish", C | X, MIND, "for"},
    {"wonder", CQ, MIND, "about"}, {"worry", CQ, MIND, "about over"}, {"write", CQ, SAY, "about of"},
    {"yearn", X, MIND, "for"}, {"yell", CQ, SAY, "at"},
};

static const cue_word nouns[] = {
    {"account", 0, SAY, "of"}, {"accusation", C, SAY, "of"}, {"acknowledgement", C, SAY, "of"},
    {"acknowledgment", C, SAY, "of"}, {"admission", C, SAY, "of"}, {"advice", X, SAY, "on"},
    {"allegation", C, SAY, "of about"}, {"announcement", C | X, SAY, "of"}, {"anxiety", C, MIND, "about over"},
    {"apology", 0, SAY, "for"}, {"appeal", X, SAY, "for to"}, {"apprehension", C, MIND, "about"},
    {"argument", C, SAY, ""}, {"assertion", C, SAY, "of"}, {"assessment", C, SAY, "of"}, {"assumption", C, MIND, ""},
    {"assurance", C, SAY, "of"}, {"attack", 0, SAY, "against on"}, {"attitude", 0, MIND, "about toward"},
    {"belief", C, MIND, "in"}, {"call", C | X, SAY, "for"}, {"chant", 0, SAY, "of"}, {"claim", C, SAY, "of about"},
    {"comment", C, SAY, "about on"}, {"commitment", X, SAY, "to"}, {"complaint", C, SAY, "about of"},
    {"concern", C, MIND, "about over"}, {"conclusion", C, MIND, ""}, {"condemnation", 0, SAY, "of"},
    {"confidence", C | X, MIND, "in"}, {"contention", C, SAY, ""}, {"conviction", C, MIND, ""},
    {"criticism", C, SAY, "of for"}, {"critique", 0, SAY, "of"}, {"decision", X, MIND, "on"},
    {"declaration", C, SAY, "of"}, {"defense", 0, SAY, "of"}, {"demand", C | X, SAY, "for"},
    {"denial", C, DENY, "of"}, {"denunciation", 0, SAY, "of"}, {"description", 0, SAY, "of"},
    {"desire", X, MIND, "for"}, {"determination", X, MIND, ""}, {"disagreement", 0, DENY, "with over"},
    {"disappointment", C, MIND, "with over"}, {"dissatisfaction", C, MIND, "with"}, {"doubt", C | X, DOUBT, "about"},
    {"endorsement", 0, SAY, "of"}, {"enthusiasm", 0, MIND, "for about"}, {"expectation", C, MIND, "of"},
    {"fear", C | X, MIND, "of about"}, {"finding", C, SAY, ""}, {"frustration", C, MIND, "with over"},
    {"hope", C | X, MIND, "of for"}, {"impression", C, MIND, ""}, {"inclination", X, MIND, ""},
    {"insistence", C, SAY, "on"}, {"insult", 0, SAY, "about"}, {"intention", X, MIND, "of"},
    {"joke", C, SAY, "about"}, {"mention", 0, SAY, "of"}, {"opinion", C, MIND, "of on about"},
    {"opposition", 0, MIND, "to"}, {"perception", C, MIND, "of"}, {"plea", X, SAY, "for"}, {"pledge", X, SAY, ""},
    {"praise", 0, SAY, "for of"}, {"prediction", C, SAY, "of"}, {"promise", X | C, SAY, "of"},
    {"pronouncement", C, SAY, "on about"}, {"proposal", X, SAY, "for"}, {"protest", C, SAY, "against over"},
    {"question", 0, DOUBT, "about"}, {"readiness", X, MIND, "for"}, {"reference", 0, SAY, "to"},
    {"refusal", X, STOP, ""}, {"regret", C, MIND, "about over for"}, {"rejection", 0, DENY, "of"},
    {"reluctance", X, MIND, ""}, {"remark", C, SAY, "about"}, {"reminder", C, SAY, "of"}, {"report", C, SAY, "of"},
    {"request", X, SAY, "for"}, {"resolve", X, MIND, ""}, {"revelation", C, SAY, "about"},
    {"rhetoric", 0, SAY, "about on"}, {"rumor", C, SAY, "of"}, {"satisfaction", C, MIND, "with"},
    {"sentiment", C, MIND, ""}, {"skepticism", C, DOUBT, "about of"}, {"speculation", C, SAY, ""},
    {"statement", C, SAY, "about"}, {"suggestion", C | X, SAY, "of"}, {"support", 0, MIND, "for of"},
    {"suspicion", C, MIND, "of about"}, {"talk", 0, SAY, "of about"}, {"testimony", C, SAY, "about on"},
    {"theory", C, MIND, ""}, {"threat", X | C, SAY, "of"}, {"understanding", C, MIND, "of"},
    {"view", C, MIND, "of on about"}, {"vow", X, SAY, ""}, {"warning", C | X, SAY, "of about"},
    {"willingness", X, MIND, ""}, {"wish", X | C, MIND, "for"}, {"word", 0, SAY, "about"},
    {"worry", C, MIND, "about"},
};

static const cue_word adjectives[] = {
    {"adamant", C, SAY, "about"}, {"afraid", C | X, MIND, "of"}, {"alarmed", C, MIND, "at by"},
    {"angry", C, MIND, "about at over"}, {"anxious", C | X, MIND, "about"}, {"apprehensive", C, MIND, "about"},
    {"aware", C, MIND, "of"}, {"bullish", 0, MIND, "on about"}, {"certain", C, MIND, "about of"},
    {"clear", C, SAY, "about on"}, {"comfortable", 0, MIND, "with"}, {"committed", 0, MIND, "to"},
    {"concerned", C, MIND, "about over with"}, {"confident", C, MIND, "in about of"}, {"contemptuous", 0, MIND, "of"},
    {"convinced", C, MIND, "of"}, {"critical", 0, SAY, "of"}, {"curious", C, MIND, "about"},
    {"determined", X, MIND, ""}, {"disappointed", C, MIND, "in with by"}, {"dismissive", 0, DENY, "of"},
    {"doubtful", C, DOUBT, "about of"}, {"eager", X, MIND, ""}, {"enthusiastic", 0, MIND, "about"},
    {"fearful", C, MIND, "of"}, {"fond", 0, MIND, "of"}, {"frustrated", C, MIND, "with by"},
    {"furious", C, MIND, "at about over with"}, {"glad", C | X, MIND, ""}, {"grateful", C, MIND, "for to"},
    {"happy", C | X, MIND, "with about"}, {"hesitant", X, MIND, "about"}, {"hopeful", C, MIND, "about"},
    {"hostile", 0, MIND, "to toward"}, {"hungry", 0, MIND, "for"}, {"inclined", X, MIND, ""},
    {"interested", 0, MIND, "in"}, {"keen", X, MIND, "on"}, {"loath", X, MIND, ""}, {"mindful", C, MIND, "of"},
    {"nervous", C, MIND, "about"}, {"opposed", 0, MIND, "to"}, {"optimistic", C, MIND, "about"},
    {"outraged", C, MIND, "by at over"}, {"pessimistic", C, MIND, "about"}, {"pleased", C, MIND, "with by"},
    {"prepared", X, MIND, "for"}, {"proud", C, MIND, "of"}, {"ready", X, MIND, "for"}, {"reluctant", X, MIND, ""},
    {"respectful", 0, MIND, "of"}, {"sad", C, MIND, "about"}, {"satisfied", C, MIND, "with"},
    {"skeptical", C, DOUBT, "about of"}, {"sorry", C, SAY, "for about"}, {"supportive", 0, MIND, "of"},
    {"sure", C, MIND, "about of"}, {"surprised", C, MIND, "by at"}, {"suspicious", C, DOUBT, "of about"},
    {"sympathetic", 0, MIND, "to toward"}, {"unaware", C, MIND, "of"}, {"uncertain", C, DOUBT, "about"},
    {"unhappy", C, MIND, "with about"}, {"unsure", C, DOUBT, "about of"}, {"unwilling", X, MIND, ""},
    {"upset", C, MIND, "about with by"}, {"wary", C, MIND, "of about"}, {"willing", X, MIND, ""},
    {"worried", C, MIND, "about"},
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
    VERBS = sizeof verbs / sizeof *verbs,
    NOUNS = sizeof nouns / sizeof *nouns,
    ADJECTIVES = sizeof adjectives / sizeof *adjectives,
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
    const cue_word *const table = pos == POS_VERB ? verbs : pos == POS_NOUN ? nouns : adjectives;
    const size_t count = pos == POS_VERB ? VERBS : pos == POS_NOUN ? NOUNS : ADJECTIVES;
    char buffer[16];
    if (pos != POS_VERB && pos != POS_NOUN && pos != POS_ADJ)
        return NULL;
    lemma = lower(lemma, buffer, sizeof buffer);
    const cue_word *entry = search(table, count, lemma);
    return entry ? entry : search(table, count, american(lemma, buffer));
}

bool say_lexicon_leads(const cue_word *entry, str word)
{
    char buffer[16];
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
    char buffer[16];
    return str_among(lower(lemma, buffer, sizeof buffer), light, LIGHT);
}

bool say_lexicon_forum(str lemma)
{
    char buffer[16];
    return str_among(lower(lemma, buffer, sizeof buffer), forums, FORUMS);
}
