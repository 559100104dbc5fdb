# Who is meant by a name or an office, on a day; a user's own tables win.
sayso who "British Foreign Secretary" --on 2021-12-12
sayso who --on 2021-09-15 british foreign secretary
sayso who "Secretary of State" --on 2016-05-01
sayso who "Secretary of State" --on 2022-05-01 --json
sayso who Truss
sayso who NATO
sayso who "King of Norway" --on 2015-06-01 --output norway.txt
cat norway.txt
sayso who "president of Atlantis"
echo "nobody: $?"
sayso who "president of Atlantis" --json 2>/dev/null
echo "nobody: $?"
sayso who
echo "no words: $?"
sayso who ""
echo "no words: $?"
sayso who Truss --on yesterday
echo "no date: $?"

mkdir own
printf 'iso3\tname\tofficial\tdemonyms\tcapital\talt_names\tcapital_alt\twikidata\tstatus\tprovenance\nATL\tAtlantis\tAtlantis\tAtlantean\tPoseidonis\t\t\t\tstate\tours\n' >own/states.tsv
printf 'id\tname\tspellings\tgender\tiso3\tprovenance\nours:roe\tAnn Roe\t\tf\tATL\tours\n' >own/people.tsv
printf 'person\ttitle\tof\tstart\tend\tseen\tprovenance\nours:roe\tPresident\tATL\t2020-01-01\t\t\tours\nQ272201\tAmbassador to Atlantis\tGBR\t2024\t\t\tours\n' >own/offices.tsv
sayso who --knowledge own "president of Atlantis" --on 2024-06-01
sayso who --knowledge own "UK ambassador to Atlantis"
sayso who --knowledge own "British Foreign Secretary" --on 2021-12-12
echo "replaced: $?"
printf 'ours:doe\tKing\tATL\t2020\t\t\tours\n' >>own/offices.tsv
sayso who --knowledge own Roe
echo "mistake: $?"
echo "The president of Atlantis said no." | sayso read --knowledge own -q
echo "mistake: $?"
