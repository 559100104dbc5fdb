#!/usr/bin/env python3
"""Makes the fact tables of knowledge/ from the raw ones that were collected for sayso.

    tools/make_knowledge.py RAW [KNOWLEDGE]

RAW holds states, metonyms, organisations, people, offices and given_names (.tsv), and may hold leaders and
more_given_names; KNOWLEDGE, by default the folder knowledge/ beside tools/, receives tables of the same names. The
tables that are written by hand there (roles, titles, portfolios) stay as they are. Says how many rows were kept, and
how many left out for which reason. The same input gives the same bytes.

What it changes:
- Sub-national assemblies are left out: the exports have them for a dozen states only, and all states are to be treated alike. So
  are the assemblies of international bodies whose members sit in a parliament that is listed.
- One stay in an office is one row: terms that follow one another are joined ("Member of the 56th Parliament", "of the 57th").
- tools/more_given_names.tsv, written by hand, has given names that few people of the exports bear, and a gender for those that men and
  women bear.
- tools/leaders.tsv, written by hand for the states that the exports have current leaders of only, is added.
- A person written by hand and one of Wikidata with the same name, state and office are one person; so are their offices.
- An open end says when it was last seen: the exports are of mid-2022, the rows by hand of January 2026.
- A state's Wikidata id that is in KNOWLEDGE already is kept where RAW has none.
"""
import collections
import csv
import datetime
import pathlib
import re
import sys
import unicodedata

# Ids that the raw tables write in two ways, or give to two things.
RENAMED = {"organisations": {"NAM": "NONALIGNED"}, "offices": {"KOS": "XKX", "EC": "EU.COM", "EUCO": "EU.EUCO"}}
# What the raw tables have wrong: titles, (title, of) or (person, title, of), and "" for a row that is left out.
RETITLED = {
    ("Minister of Foreign Affairs", "IND"): "Foreign Secretary",  # the civil servant; the minister is of External Affairs
    ("Member", "CHE"): "Member of the Federal Council",
    ("Q551904", "President", "TWN"): "",  # its premier
}
# Parts of a state that its alternative names hold, and that are not it.
PARTS = {"GBR": ["England", "Scotland", "Wales", "Northern Ireland"]}
SEEN = {"hand": "2026-01", "wikidata": "2022-07"}
FEWEST_BEARERS = 3  # of a given name: fewer say little about its gender
DELEGATE_GAP, GAP = 150, 1  # days: an election lies between two terms of a parliament

# Members of assemblies below the state, and beside its parliament. "Senate" and "House of Representatives" are those of
# a part of the state only in the United States.
SUBNATIONAL = re.compile(
    r"regional (council|parliament|assembly)\b(?!.*indonesia)|region assembly|legislative (assembly|council)(?! of costa rica| of el salvador| of hong kong)"
    r"|provincial (assembly|legislature|council|executive|parliament)|states-provincial|landtag|state (parliament|deputy|senat|representative|legislature)"
    r"|grand council|parliamentary assembly|pan-african|andean parliament|sami parliament|metropolitan assembly|county|municipal|city council|councill?or"
    r"|\b(of|the|member) (wallonia|flemish|french community|brussels|catalonia|galicia|andalusia|navarre|canary|cantabria|balearic|basque|alberta)"
    r"|basque|corts valencianes|cortes of|assembly of (madrid|extremadura|murcia)|regional assembly|general junta|parliament of (la rioja|the brussels|wallonia|"
    r"catalonia|galicia|andalusia|navarre|the canary|cantabria|the balearic|castile)|house of assembly|assembly of quebec|province of|state legislature"
    r"|free state legislature|nunavut|yukon|junta|scottish parliament|senedd|northern ireland|london assembly|jammu|regional representative council$")
OF_A_STATE_OF_THE_US = re.compile(r"(house of (representatives|delegates)|senate|general assembly|state assembly|nevada assembly)$")
DELEGATE = re.compile(
    r"^(substitute |deputy |non-voting |co-opted |federal )?(member|deputy|delegate|representative|senator|people's deputy)\b|^knesset member|^teachta|member$"
    r"|^state deputy|^united states (representative|senator)|member of (the )?(national|house|parliament|senate)|state (representative|senator)$")
ORDINAL = re.compile(
    r"\b(\d+(st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth"
    r"|seventeenth)\s+(?=parliament|lok sabha|riigikogu|national assembly|house|\w+ legislative|congress|republic)|,? of the \d+th convocation"
    r"| of the \d+th republic", re.I)
# Offices that the rows by hand have too, under names of their own: how to tell that both mean one.
SAME_OFFICE = [
    ("deputy", re.compile(r"deputy|vice|under|assistant|shadow")),
    ("foreign", re.compile(r"foreign (?!ministry|policy)|external affairs|^secretary of state$|top diplomat")),
    ("defence", re.compile(r"defen[cs]e|pentagon|armed forces minister")),
    ("prime", re.compile(r"^(prime minister|premier|chancellor)$|^premier of|federal chancellor")),
    ("president", re.compile(r"^president$")),
    ("united nations", re.compile(r"^(ambassador|permanent representative) to the united nations$")),
    ("spokesperson", re.compile(r"spokes|spokep|press secretary")),
    ("secretary general", re.compile(r"^secretary.general( of the united nations)?$|^(un|u\.n\.|nato|alliance) chief$")),
    ("director general", re.compile(r"^director.general|^(who|iaea) chief$")),
    ("commission", re.compile(r"commission president|president of the european commission|^eu chief$")),
    ("council", re.compile(r"european council")),
    ("representative", re.compile(r"^high representative|^foreign policy chief$")),
    ("pope", re.compile(r"^(pope|pontiff)$")),
    ("aide", re.compile(r"kremlin .*aide|presidential aide")),
    ("crown", re.compile(r"^crown prince$")),
    ("speaker", re.compile(r"^(house speaker|speaker of the (house|united states house))")),
    ("security", re.compile(r"^national security advis[eo]r|^(security council secretary|secretary of the security council)$")),
]


def read(folder, name):
    with open(folder / f"{name}.tsv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def folder_of(raw, name):
    """Of a table written by hand: beside this script, where RAW has none."""
    return raw if (raw / f"{name}.tsv").exists() else pathlib.Path(__file__).resolve().parent


def write(folder, name, columns, rows):
    lines = ["\t".join(columns)] + ["\t".join(row[c] for c in columns) for row in rows]
    (folder / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{name}: {len(rows)} rows", file=sys.stderr)


def fold(text):
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


def earliest(date):
    return datetime.date.fromisoformat((date + "-01-01")[:10]) if date else datetime.date.min


def latest(date):
    if not date:
        return datetime.date.max
    if len(date) == 4:
        return datetime.date(int(date), 12, 31)
    if len(date) == 7:
        return (earliest(date) + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1)
    return datetime.date.fromisoformat(date)


def same_office(title):
    return next((name for name, pattern in SAME_OFFICE if pattern.search(title.lower())), None)


def alike(one, other):
    """Whether two dates may be one, though one is to the day and the other to the month."""
    return one.startswith(other) or other.startswith(one)


# ---- people
# ------------------------------------------------------------------------------------------------------------

def near(one, other):
    """Whether two words differ in two letters at most, as transliterations do."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row, last = [i], row
        for k, b in enumerate(other, 1):
            row.append(min(last[k] + 1, row[-1] + 1, last[k - 1] + (a != b)))
    return row[-1] <= (2 if min(len(one), len(other)) > 5 else 0)


def same_name(one, other):
    for a in [one["name"], *one["spellings"].split(";")]:
        for b in [other["name"], *other["spellings"].split(";")]:
            words = fold(a).split(), fold(b).split()
            if words[0] and len(words[0]) == len(words[1]) and all(map(near, *words)):
                return True
    return False


def share_word(one, other):
    words = [re.findall(r"\w{4,}", fold(p["name"] + " " + p["spellings"])) for p in (one, other)]
    return any(near(a, b) for a in words[0] for b in words[1])


def twins(people, offices):
    """Ids written by hand, each with the Wikidata id of the same person: of the same state, with the same
    office from the same day (as far as it is known) and the same name, or, where the title is the same to the
    letter, a name in common."""
    held = collections.defaultdict(list)
    by_id = {p["id"]: p for p in people}
    for o in offices:
        for key in {same_office(o["title"]), "=" + o["title"].lower()} - {None}:
            held[o["of"][:3], key].append(o)
    found = {}
    for (_, key), rows in held.items():
        for hand in (o for o in rows if o["person"].startswith("hand:")):
            for other in (o for o in rows if o["person"].startswith("Q") and o["start"] and alike(hand["start"], o["start"])):
                pair = by_id[hand["person"]], by_id[other["person"]]
                if pair[0]["iso3"] == pair[1]["iso3"] and (share_word(*pair) if key[0] == "=" else same_name(*pair)):
                    found[hand["person"]] = other["person"]
    return found


def add_leaders(leaders, people, offices):
    """Adds the rows of tools/leaders.tsv, as those of a person that is known by this name in this state, or as new people."""
    known = collections.defaultdict(list)
    for p in people:
        for name in [p["name"], *p["spellings"].split(";")]:
            if name and p not in known[fold(name)]:
                known[fold(name)].append(p)
    weight = collections.Counter(o["person"] for o in offices)
    for row in leaders:
        state = len(row["of"]) == 3 and row["of"].isalpha() and row["of"] not in ("WHO", "IMF", "ECB", "WTO")
        same = [p for p in known[fold(row["name"])] if not state or p["iso3"] == row["of"]]
        if state and not same:
            same = [p for p in people if p["iso3"] == row["of"] and same_name(p, {"name": row["name"], "spellings": ""})]
        if same:
            person = max(same, key=lambda p: (weight[p["id"]], p["id"]))
        else:
            slug = re.sub(r"[^a-z0-9]+", "-", fold(row["name"])).strip("-")
            person = {"id": f"hand:{slug}", "name": row["name"], "spellings": "", "gender": row["gender"],
                      "iso3": row["of"] if state else "", "provenance": "hand"}
            people.append(person)
            known[fold(row["name"])].append(person)
        offices.append({"person": person["id"], "title": row["title"], "of": row["of"], "start": row["start"], "end": row["end"],
                        "provenance": "hand"})


def merge_people(people, twin):
    by_id = {p["id"]: p for p in people}
    for hand, other in twin.items():
        kept, gone = by_id[other], by_id.pop(hand)
        spellings = [s for s in kept["spellings"].split(";") + [gone["name"]] + gone["spellings"].split(";")]
        kept["spellings"] = ";".join(s for i, s in enumerate(spellings) if s and s != kept["name"] and s not in spellings[:i])
        kept["provenance"] += ";hand"
        print(f"{hand} is {other} {kept['name']}", file=sys.stderr)
    return list(by_id.values())


# ---- offices
# -----------------------------------------------------------------------------------------------------------

def is_subnational(office):
    title = office["title"].lower()
    if not DELEGATE.search(title) or re.search(r"\bminister\b|secretary", title):
        return False
    if office["of"] == "USA" and OF_A_STATE_OF_THE_US.search(title) and not title.startswith(("united states", "non-voting")):
        return True
    return bool(SUBNATIONAL.search(title))


def plain_title(title):
    """Without the number of the parliament."""
    title = ORDINAL.sub("", title)
    title = re.sub(r"^(federal (?:deputy|senator)|Member of Parliament) representing .*", r"\1", title)
    return re.sub(r"\s+", " ", re.sub(r" of the$", "", title)).strip()


def join_hand(offices):
    """A row by hand and one of Wikidata that mean one stay in one office become one row; so do rows by hand with several names."""
    of_person = collections.defaultdict(list)
    for o in offices:
        of_person[o["person"], o["of"]].append(o)
    for rows in of_person.values():
        for hand in [r for r in rows if r["provenance"] == "hand"]:
            kind = same_office(hand["title"])
            for other in rows:
                if not kind or other is hand or other.get("gone") or same_office(other["title"]) != kind:
                    continue
                if not alike(hand["start"], other["start"]):
                    continue
                if not other["end"] and other["provenance"] != "hand":
                    other["end"], other["seen"] = hand["end"], hand["seen"]
                    other["provenance"] += ";hand"
                if not alike(hand["end"], other["end"]) or bool(hand["end"]) != bool(other["end"]):
                    continue
                if other["provenance"] != "hand" or (len(other["title"]), other["title"]) > (len(hand["title"]), hand["title"]):
                    better = {end: max(hand[end], other[end], key=len) for end in ("start", "end")}
                    if (other["start"], other["end"]) != (better["start"], better["end"]) and ";hand" not in other["provenance"]:
                        other["provenance"] += ";hand" if other["provenance"] != "hand" else ""
                    other.update(better)
                    hand["gone"] = True
                    break
    return [o for o in offices if not o.get("gone")]


def join_terms(offices):
    """Terms of one person in one office that follow one another become one."""
    groups = collections.defaultdict(list)
    for o in offices:
        groups[o["person"], o["of"], o["title"], o["provenance"] == "hand"].append(o)
    kept = []
    for rows in groups.values():
        rows.sort(key=lambda o: (o["start"], o["end"] or "9999"))
        gap = datetime.timedelta(DELEGATE_GAP if DELEGATE.search(rows[0]["title"].lower()) else GAP)
        done = [rows[0]]
        for o in rows[1:]:
            last = done[-1]
            follows = o["start"] and (not last["end"] or earliest(o["start"]) - latest(last["end"]) <= gap)
            if not follows or (not last["end"] and last["seen"] < o["start"][:7]):
                done.append(o)
            elif last["end"] and (not o["end"] or latest(o["end"]) >= latest(last["end"])):
                last["end"], last["seen"] = o["end"], o["seen"]
            elif not last["end"] and o["end"] and same_stay(last, o):
                last["end"], last["seen"] = o["end"], ""
        kept += done
    return kept


def same_stay(one, other):
    return other["start"].startswith(one["start"]) or one["start"].startswith(other["start"])


def drop_plain(offices):
    """The list of the world calls "Foreign Minister" whom a state's own list gives his full title from the same day."""
    full = {(o["person"], o["of"], o["start"], same_office(o["title"])) for o in offices if o["title"] != "Foreign Minister"}
    return [o for o in offices if o["title"] != "Foreign Minister" or o["provenance"].startswith("hand")
            or (o["person"], o["of"], o["start"], "foreign") not in full]


def make_offices(offices, twin, people, counts):
    rows = []
    for o in offices:
        o["person"] = twin.get(o["person"], o["person"])
        title = RETITLED.get((o["title"], o["of"]), RETITLED.get((o["person"], o["title"], o["of"])))
        if title == "":
            counts["wrong"] += 1
            continue
        o["title"] = title or o["title"]
        o["of"] = RENAMED["offices"].get(o["of"], o["of"])
        for end in ("start", "end"):
            if not re.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?)?", o[end]):
                o[end] = ""  # "2014s": not known
                counts["dates that are none"] += 1
        o["seen"] = "" if o["end"] else SEEN[o["provenance"].split(":")[0]]
        if is_subnational(o):
            counts["below the state"] += 1
        elif o["start"] and o["end"] and latest(o["end"]) < earliest(o["start"]):
            counts["ended before they began"] += 1
        else:
            o["title"] = plain_title(o["title"])
            rows.append(o)
    before = len(rows)
    rows = join_terms(drop_plain(join_hand(join_terms(rows))))
    counts["joined to others"] = before - len(rows)
    known = {p["id"] for p in people}
    rows = [o for o in rows if o["person"] in known]
    return sorted(rows, key=lambda o: (o["person"], o["start"], o["title"], o["of"]))


def add_given(names, hand):
    """The names that enough people bear; where they are men and women, and for names that few bear, what is written by hand."""
    rows = {n: dict(name=n, gender=gender, men="0", women="0", provenance="hand") for n, gender in hand.items()}
    for n in names:
        few = int(n["men"]) + int(n["women"]) < FEWEST_BEARERS
        if n["name"] in hand and (few or n["gender"] == "n"):
            rows[n["name"]] = {**n, "gender": hand[n["name"]], "provenance": n["provenance"] + ";hand"}
        elif not few:
            rows[n["name"]] = n
    return [rows[name] for name in sorted(rows)]


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    raw = pathlib.Path(sys.argv[1])
    to = pathlib.Path(sys.argv[2]) if len(sys.argv) == 3 else pathlib.Path(__file__).resolve().parent.parent / "knowledge"
    counts = collections.Counter()

    ids = {s["iso3"]: s["wikidata"] for s in read(to, "states")} if (to / "states.tsv").exists() else {}
    states = read(raw, "states")
    for s in states:
        parts = PARTS.get(s["iso3"], [])
        s["alt_names"] = ";".join(n for n in s["alt_names"].split(";") if n not in parts)
        s["capital_alt"] = ";".join([n for n in s["capital_alt"].split(";") if n] + parts)
        s["wikidata"] = s["wikidata"] or ids.get(s["iso3"], "")
    write(to, "states", ["iso3", "name", "official", "demonyms", "capital", "alt_names", "capital_alt", "wikidata", "status",
                         "provenance"], states)
    write(to, "metonyms", ["phrase", "stands_for", "kind", "ambiguous", "provenance"], read(raw, "metonyms"))
    organisations = read(raw, "organisations")
    for o in organisations:
        o["id"] = RENAMED["organisations"].get(o["id"], o["id"])
    write(to, "organisations", ["id", "name", "type", "iso3", "aliases", "wikidata", "sector", "provenance"], organisations)
    hand = {n["name"]: n["gender"] for n in read(folder_of(raw, "more_given_names"), "more_given_names")}
    write(to, "given_names", ["name", "gender", "men", "women", "provenance"], add_given(read(raw, "given_names"), hand))

    people, offices = read(raw, "people"), read(raw, "offices")
    add_leaders(read(folder_of(raw, "leaders"), "leaders"), people, offices)
    twin = twins(people, offices)
    people = merge_people(people, twin)
    for p in people:
        p["iso3"] = RENAMED["offices"].get(p["iso3"], p["iso3"])
    offices = make_offices(offices, twin, people, counts)
    holders = {o["person"] for o in offices}
    counts["people without an office left"] = sum(p["id"] not in holders for p in people)
    people = sorted((p for p in people if p["id"] in holders), key=lambda p: p["id"])
    write(to, "people", ["id", "name", "spellings", "gender", "iso3", "provenance"], people)
    write(to, "offices", ["person", "title", "of", "start", "end", "seen", "provenance"], offices)
    for why, count in sorted(counts.items()):
        print(f"left out, {why}: {count}", file=sys.stderr)


main()
