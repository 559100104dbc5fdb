# Only English is understood: what is read in another language is told once a run, on standard error, and is no failure.
printf 'Die Halle bleibt zu, sagte der Bürgermeister, weil das Dach nicht hält und für den Umbau das Geld fehlt.\n' >german.txt
printf 'La sala resta chiusa, ha detto il sindaco, perché per il tetto non è stato trovato il denaro che serve.\n' >italian.txt
printf 'The hall stays closed, the mayor said, because its roof may fall in.\n' >english.txt
printf '“No,” said Roe.\n' >short.txt
for files in german.txt 'english.txt italian.txt german.txt short.txt' '--quiet german.txt' '--last clean german.txt' 'english.txt short.txt'; do
    sayso read --json $files >out
    echo "$files: status $?, $(wc -l <out) records"
done
sayso read <german.txt >out
sayso parse german.txt >out
