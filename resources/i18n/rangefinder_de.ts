<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Rangefinder</name>
    <message>
        <source>
… and more</source>
        <translation>
… und mehr</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message numerus="yes">
        <source> (%n not in memory)</source>
        <translation><numerusform> (%n nicht im Arbeitsspeicher)</numerusform><numerusform> (%n nicht im Arbeitsspeicher)</numerusform></translation>
    </message>
    <message>
        <source> + %1 on %2</source>
        <translation> + %1 auf %2</translation>
    </message>
    <message numerus="yes">
        <source> + %1 on %n index(es)</source>
        <translation><numerusform> + %1 auf %n Index</numerusform><numerusform> + %1 auf %n Indizes</numerusform></translation>
    </message>
    <message>
        <source> +%1 ms</source>
        <translation> +%1 ms</translation>
    </message>
    <message>
        <source> All that follow: about %1 RCU.</source>
        <translation> Alle folgenden: etwa %1 RCU.</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source> RCU</source>
        <translation> RCU</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source> copy</source>
        <translation> Kopie</translation>
    </message>
    <message>
        <source> copy %1</source>
        <translation> Kopie %1</translation>
    </message>
    <message>
        <source> eventual · %1 strong</source>
        <translation> eventuell · %1 stark</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source> · %1 throttled</source>
        <translation> · %1 gedrosselt</translation>
    </message>
    <message>
        <source> · kept for one day</source>
        <translation> · einen Tag aufbewahrt</translation>
    </message>
    <message>
        <source>" quotes</source>
        <translation>Anführungszeichen "</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 Index %2 needs it.</source>
        <translation>%1 Index %2 braucht es.</translation>
    </message>
    <message>
        <source>%1 It is tried again at %2.</source>
        <translation>%1 Um %2 wird es wieder versucht.</translation>
    </message>
    <message>
        <source>%1 RCU</source>
        <translation>%1 RCU</translation>
    </message>
    <message>
        <source>%1 RCU and %2 WCU a second</source>
        <translation>%1 RCU und %2 WCU je Sekunde</translation>
    </message>
    <message>
        <source>%1 RCU read, %2 WCU written in the last minute</source>
        <translation>%1 RCU gelesen, %2 WCU geschrieben in der letzten Minute</translation>
    </message>
    <message>
        <source>%1 UTC, %2 (%3)</source>
        <translation>%1 UTC, %2 (%3)</translation>
    </message>
    <message>
        <source>%1 WCU</source>
        <translation>%1 WCU</translation>
    </message>
    <message>
        <source>%1 a month</source>
        <translation>%1 im Monat</translation>
    </message>
    <message>
        <source>%1 a month, now %2.</source>
        <translation>%1 im Monat, jetzt %2.</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 her</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>%1 answers AWS SDKs on this machine</source>
        <translation>%1 antwortet AWS-SDKs auf diesem Rechner</translation>
    </message>
    <message>
        <source>%1 are as they were before.</source>
        <translation>%1 wieder wie vorher.</translation>
    </message>
    <message>
        <source>%1 are so already</source>
        <translation>%1 schon so</translation>
    </message>
    <message>
        <source>%1 at an earlier time</source>
        <translation>%1 zu früherer Zeit</translation>
    </message>
    <message>
        <source>%1 between %2 and %3</source>
        <translation>%1 zwischen %2 und %3</translation>
    </message>
    <message>
        <source>%1 bytes, names and values</source>
        <translation>%1 Bytes, Namen und Werte</translation>
    </message>
    <message>
        <source>%1 calls</source>
        <translation>%1 Aufrufe</translation>
    </message>
    <message>
        <source>%1 calls in the last minute, at most %2 in one second</source>
        <translation>%1 Aufrufe in der letzten Minute, höchstens %2 in einer Sekunde</translation>
    </message>
    <message>
        <source>%1 cannot</source>
        <translation>%1 nicht möglich</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>%1 change</source>
        <translation>%1 zu ändern</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 geändert</translation>
    </message>
    <message>
        <source>%1 changes</source>
        <translation>%1 Änderungen</translation>
    </message>
    <message>
        <source>%1 changes committed</source>
        <translation>%1 Änderungen geschrieben</translation>
    </message>
    <message>
        <source>%1 could not be written</source>
        <translation>%1 konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 konnte nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>%1 created</source>
        <translation>%1 angelegt</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 T</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 Tage</translation>
    </message>
    <message>
        <source>%1 days ago</source>
        <translation>vor %1 Tagen</translation>
    </message>
    <message>
        <source>%1 deleted</source>
        <translation>%1 gelöscht</translation>
    </message>
    <message>
        <source>%1 does not happen to %2.</source>
        <translation>%1 gibt es bei %2 nicht.</translation>
    </message>
    <message>
        <source>%1 does not hold the attribute %2.</source>
        <translation>%1 enthält das Attribut %2 nicht.</translation>
    </message>
    <message>
        <source>%1 edited</source>
        <translation>%1 bearbeitet</translation>
    </message>
    <message>
        <source>%1 equal</source>
        <translation>%1 gleich</translation>
    </message>
    <message>
        <source>%1 exists already.</source>
        <translation>%1 gibt es schon.</translation>
    </message>
    <message>
        <source>%1 go</source>
        <translation>%1 zu löschen</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>vor %1 h</translation>
    </message>
    <message>
        <source>%1 has %2 faults: %3</source>
        <translation>%1 hat %2 Fehler: %3</translation>
    </message>
    <message>
        <source>%1 has a stream now: %2</source>
        <translation>%1 hat jetzt einen Stream: %2</translation>
    </message>
    <message>
        <source>%1 has another key than the link</source>
        <translation>%1 hat einen anderen Schlüssel als der Link</translation>
    </message>
    <message>
        <source>%1 has no stream</source>
        <translation>%1 hat keinen Stream</translation>
    </message>
    <message>
        <source>%1 has no stream any more</source>
        <translation>%1 hat keinen Stream mehr</translation>
    </message>
    <message>
        <source>%1 has no table %2</source>
        <translation>%1 hat keine Tabelle %2</translation>
    </message>
    <message>
        <source>%1 has no table %2 any more</source>
        <translation>%1 hat keine Tabelle %2 mehr</translation>
    </message>
    <message>
        <source>%1 has no table like that of the e-commerce sample (pk · sk, with an index GSI1). Create an empty one, called Shop, for the traffic to fill?</source>
        <translation>%1 hat keine Tabelle wie die des E-Commerce-Beispiels (pk · sk, mit einem Index GSI1). Soll eine leere namens Shop angelegt werden, die der Verkehr füllt?</translation>
    </message>
    <message>
        <source>%1 has read up to %2</source>
        <translation>%1 hat bis %2 gelesen</translation>
    </message>
    <message>
        <source>%1 in %2: %3</source>
        <translation>%1 in %2: %3</translation>
    </message>
    <message>
        <source>%1 in (%2)</source>
        <translation>%1 in (%2)</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>%1 insgesamt</translation>
    </message>
    <message>
        <source>%1 in memory</source>
        <translation>%1 im Arbeitsspeicher</translation>
    </message>
    <message>
        <source>%1 is a local index and needs a sort key.</source>
        <translation>%1 ist ein lokaler Index und braucht einen Sortierschlüssel.</translation>
    </message>
    <message>
        <source>%1 is absent here.</source>
        <translation>%1 fehlt hier.</translation>
    </message>
    <message>
        <source>%1 is being created.</source>
        <translation>%1 wird angelegt.</translation>
    </message>
    <message>
        <source>%1 is being deleted.</source>
        <translation>%1 wird gelöscht.</translation>
    </message>
    <message>
        <source>%1 is needed for typing: add Ctrl or Alt</source>
        <translation>%1 wird zum Tippen gebraucht: mit Strg oder Alt geht es</translation>
    </message>
    <message>
        <source>%1 is no longer there</source>
        <translation>%1 ist nicht mehr da</translation>
    </message>
    <message>
        <source>%1 is now for “%2”, which keeps %3.</source>
        <translation>%1 gilt jetzt für „%2“; dort bleibt %3.</translation>
    </message>
    <message>
        <source>%1 is now for “%2”, which will have none.</source>
        <translation>%1 gehört jetzt zu „%2“, das dann keine Tasten mehr hat.</translation>
    </message>
    <message>
        <source>%1 is part of the key</source>
        <translation>%1 ist Teil des Schlüssels</translation>
    </message>
    <message>
        <source>%1 is part of the key.</source>
        <translation>%1 ist Teil des Schlüssels.</translation>
    </message>
    <message>
        <source>%1 is part of the key: give it a key condition instead of a filter.</source>
        <translation>%1 ist Teil des Schlüssels: dafür gibt es eine Schlüsselbedingung statt eines Filters.</translation>
    </message>
    <message>
        <source>%1 is part of the key: the key of a stored item cannot change.</source>
        <translation>%1 ist Teil des Schlüssels: der Schlüssel eines gespeicherten Items ändert sich nicht.</translation>
    </message>
    <message>
        <source>%1 is read-only</source>
        <translation>%1 ist schreibgeschützt</translation>
    </message>
    <message>
        <source>%1 is remembered: choose “Compare items…” at another one</source>
        <translation>%1 ist gemerkt: bei einem anderen „Items vergleichen …“ wählen</translation>
    </message>
    <message>
        <source>%1 is served at %2, to this machine only</source>
        <translation>%1 ist unter %2 erreichbar, nur auf diesem Rechner</translation>
    </message>
    <message>
        <source>%1 is served at %2. Switch off to stop.</source>
        <translation>%1 ist unter %2 erreichbar. Ausschalten beendet das.</translation>
    </message>
    <message>
        <source>%1 is staged in %2; undo there takes it back.</source>
        <translation>%1 ist in %2 vorgemerkt; Rückgängig dort nimmt es zurück.</translation>
    </message>
    <message>
        <source>%1 is there already</source>
        <translation>%1 gibt es schon</translation>
    </message>
    <message>
        <source>%1 is used with two types. An attribute has one type in every key.</source>
        <translation>%1 kommt mit zwei Typen vor. Ein Attribut hat in jedem Schlüssel denselben.</translation>
    </message>
    <message>
        <source>%1 is whole: %2</source>
        <translation>%1 ist unversehrt: %2</translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation>%1 Items</translation>
    </message>
    <message>
        <source>%1 items copied into %2</source>
        <translation>%1 Items in %2 kopiert</translation>
    </message>
    <message>
        <source>%1 items imported into %2</source>
        <translation>%1 Items in %2 importiert</translation>
    </message>
    <message>
        <source>%1 items loaded</source>
        <translation>%1 Items geladen</translation>
    </message>
    <message>
        <source>%1 items made in %2</source>
        <translation>%1 Items in %2 erzeugt</translation>
    </message>
    <message>
        <source>%1 items of %2 deleted</source>
        <translation>%1 Items von %2 gelöscht</translation>
    </message>
    <message>
        <source>%1 items of %2 exported</source>
        <translation>%1 Items von %2 exportiert</translation>
    </message>
    <message>
        <source>%1 items selected</source>
        <translation>%1 Items ausgewählt</translation>
    </message>
    <message>
        <source>%1 items, %2</source>
        <translation>%1 Items, %2</translation>
    </message>
    <message>
        <source>%1 items, %2 examined, %3 RCU, %4 ms</source>
        <translation>%1 Items, %2 geprüft, %3 RCU, %4 ms</translation>
    </message>
    <message>
        <source>%1 left alone</source>
        <translation>%1 ausgelassen</translation>
    </message>
    <message>
        <source>%1 left only</source>
        <translation>%1 nur links</translation>
    </message>
    <message>
        <source>%1 left.</source>
        <translation>Noch %1 frei.</translation>
    </message>
    <message>
        <source>%1 left; beyond, a strong read costs %2 RCU instead of %3.</source>
        <translation>Noch %1 frei; darüber kostet ein stark konsistentes Lesen %2 RCU statt %3.</translation>
    </message>
    <message>
        <source>%1 left; beyond, a write costs %2 WCU instead of %3.</source>
        <translation>Noch %1 frei; darüber kostet ein Schreiben %2 WCU statt %3.</translation>
    </message>
    <message>
        <source>%1 limit</source>
        <translation>Grenze: %1</translation>
    </message>
    <message>
        <source>%1 made: %2 items</source>
        <translation>%1 angelegt: %2 Items</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor %1 min</translation>
    </message>
    <message>
        <source>%1 moves about and closes: it stays as it is</source>
        <translation>%1 bewegt und schließt: diese Taste bleibt, wie sie ist</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 needs a partition key.</source>
        <translation>%1 braucht einen Partitionsschlüssel.</translation>
    </message>
    <message>
        <source>%1 needs an exact value before %2 can have a condition.</source>
        <translation>%1 braucht einen genauen Wert, bevor %2 eine Bedingung haben kann.</translation>
    </message>
    <message>
        <source>%1 needs at least 1 unit of each kind</source>
        <translation>%1 braucht von jeder Art mindestens 1 Einheit</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>%1 neue</translation>
    </message>
    <message>
        <source>%1 newer</source>
        <translation>%1 neuere</translation>
    </message>
    <message>
        <source>%1 newer, held while a record is selected</source>
        <translation>%1 neuere, angehalten, solange ein Eintrag ausgewählt ist</translation>
    </message>
    <message>
        <source>%1 newer, held while paused</source>
        <translation>%1 neuere, angehalten</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2 %3</source>
        <translation>%1 von %2 %3</translation>
    </message>
    <message>
        <source>%1 of %2 %3 in one second</source>
        <translation>%1 von %2 %3 in einer Sekunde</translation>
    </message>
    <message>
        <source>%1 of %2 %3, fills %4 a second%5</source>
        <translation>%1 von %2 %3, füllt sich mit %4 je Sekunde%5</translation>
    </message>
    <message>
        <source>%1 of %2 changed</source>
        <translation>%1 von %2 geändert</translation>
    </message>
    <message>
        <source>%1 of %2 items looked at: %3 on the mean, the largest %4.</source>
        <translation>%1 von %2 Items angesehen: im Mittel %3, das größte %4.</translation>
    </message>
    <message>
        <source>%1 of %2 rows filled. %3</source>
        <translation>%1 von %2 Zeilen gefüllt. %3</translation>
    </message>
    <message>
        <source>%1 of %2 would have been throttled, %3 were</source>
        <translation>%1 von %2 wären gedrosselt worden, %3 waren es</translation>
    </message>
    <message>
        <source>%1 of %2, %3 %4 %5 in %6 of %7 × %8 s</source>
        <translation>%1 von %2, %3 %4 %5 in %6 von %7 × %8 s</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 von %2: %3</translation>
    </message>
    <message>
        <source>%1 of them</source>
        <translation>davon %1</translation>
    </message>
    <message>
        <source>%1 on</source>
        <translation>%1 ein</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>%1 on demand</source>
        <translation>%1 bei Bedarf</translation>
    </message>
    <message>
        <source>%1 open shards</source>
        <translation>%1 offene Shards</translation>
    </message>
    <message>
        <source>%1 open, %2 closed</source>
        <translation>%1 offen, %2 geschlossen</translation>
    </message>
    <message>
        <source>%1 open, %2 closed shards; from %3 to %4</source>
        <translation>%1 offene, %2 geschlossene Shards; von %3 bis %4</translation>
    </message>
    <message>
        <source>%1 partition keys; the largest, %2, has %3 items. The largest item is %4.</source>
        <translation>%1 Partitionsschlüssel; der größte, %2, hat %3 Items. Das größte Item hat %4.</translation>
    </message>
    <message>
        <source>%1 partitions; the hottest is %2 with %3 %4 in one second</source>
        <translation>%1 Partitionen; die heißeste ist %2 mit %3 %4 in einer Sekunde</translation>
    </message>
    <message>
        <source>%1 per second</source>
        <translation>%1 je Sekunde</translation>
    </message>
    <message>
        <source>%1 picture (*.%2)</source>
        <translation>%1-Bild (*.%2)</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 Punkte</translation>
    </message>
    <message>
        <source>%1 read · %2 write</source>
        <translation>%1 Lesen · %2 Schreiben</translation>
    </message>
    <message>
        <source>%1 read, %2 given</source>
        <translation>%1 gelesen, %2 geliefert</translation>
    </message>
    <message>
        <source>%1 reads and %2 writes would have been throttled; %3 and %4 were.</source>
        <translation>%1 Lese- und %2 Schreibvorgänge wären gedrosselt worden; %3 und %4 waren es.</translation>
    </message>
    <message>
        <source>%1 records in the last 15 minutes, at most %2 a second</source>
        <translation>%1 Einträge in den letzten 15 Minuten, höchstens %2 je Sekunde</translation>
    </message>
    <message>
        <source>%1 records replayed into %2</source>
        <translation>%1 Einträge in %2 abgespielt</translation>
    </message>
    <message>
        <source>%1 records/s</source>
        <translation>%1 Einträge/s</translation>
    </message>
    <message>
        <source>%1 remain</source>
        <translation>%1 übrig</translation>
    </message>
    <message>
        <source>%1 requests a second</source>
        <translation>%1 Anfragen je Sekunde</translation>
    </message>
    <message>
        <source>%1 requests since %2</source>
        <translation>%1 Anfragen seit %2</translation>
    </message>
    <message>
        <source>%1 right only</source>
        <translation>%1 nur rechts</translation>
    </message>
    <message>
        <source>%1 rows are not in memory and were not searched</source>
        <translation>%1 Zeilen sind nicht im Arbeitsspeicher und wurden nicht durchsucht</translation>
    </message>
    <message>
        <source>%1 runs no more, and its place in the stream is forgotten. Its log stays.</source>
        <translation>%1 läuft nicht mehr, und seine Stelle im Stream ist vergessen. Sein Log bleibt.</translation>
    </message>
    <message>
        <source>%1 runs on every change now</source>
        <translation>%1 läuft jetzt bei jeder Änderung</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 s later, if nothing more is used</source>
        <translation>%1 s später, wenn nichts mehr verbraucht wird</translation>
    </message>
    <message>
        <source>%1 saved</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>%1 still says %2, so %3 will list this item as %2.</source>
        <translation>In %1 steht noch %2, also führt %3 dieses Item als %2.</translation>
    </message>
    <message>
        <source>%1 stream</source>
        <translation>%1-Stream</translation>
    </message>
    <message>
        <source>%1 tables and %2 items converted</source>
        <translation>%1 Tabellen und %2 Items umgewandelt</translation>
    </message>
    <message>
        <source>%1 tables, %2 items, %3 index entries</source>
        <translation>%1 Tabellen, %2 Items, %3 Indexeinträge</translation>
    </message>
    <message>
        <source>%1 throttled</source>
        <translation>%1 gedrosselt</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 to %2, about %3</source>
        <translation>%1 bis %2, etwa %3</translation>
    </message>
    <message>
        <source>%1 too many: it cannot be stored.</source>
        <translation>%1 zu viel: es lässt sich nicht speichern.</translation>
    </message>
    <message>
        <source>%1 transactions in sequence: each is all or nothing, the %1 together are not</source>
        <translation>%1 Transaktionen nacheinander: jede ganz oder gar nicht, alle %1 zusammen nicht</translation>
    </message>
    <message>
        <source>%1 triggers</source>
        <translation>%1 Trigger</translation>
    </message>
    <message>
        <source>%1 triggers, %2 failing</source>
        <translation>%1 Trigger, %2 mit Fehlern</translation>
    </message>
    <message>
        <source>%1 undone</source>
        <translation>%1 zurückgenommen</translation>
    </message>
    <message>
        <source>%1 upper value, %2</source>
        <translation>%1, oberer Wert, %2</translation>
    </message>
    <message>
        <source>%1 value, %2</source>
        <translation>%1, Wert, %2</translation>
    </message>
    <message>
        <source>%1 was changed by the program that holds it. What is shown may be older.</source>
        <translation>%1 wurde von dem Programm geändert, das sie hält. Was hier steht, kann älter sein.</translation>
    </message>
    <message>
        <source>%1 was damaged (%2 at byte %3) and begins anew. What was in it is kept as %4.</source>
        <translation>%1 war beschädigt (%2 bei Byte %3) und beginnt neu. Der alte Inhalt liegt in %4.</translation>
    </message>
    <message>
        <source>%1 was deleted or moved by another program. What was in it is still here until it is closed.</source>
        <translation>%1 wurde von einem anderen Programm gelöscht oder verschoben. Der Inhalt ist noch hier, bis die Datei geschlossen wird.</translation>
    </message>
    <message>
        <source>%1 without a match</source>
        <translation>%1 ohne Treffer</translation>
    </message>
    <message>
        <source>%1 would be “%2”: %3</source>
        <translation>%1 wäre „%2“: %3</translation>
    </message>
    <message>
        <source>%1 would hold “%2” twice.</source>
        <translation>%1 enthielte „%2“ zweimal.</translation>
    </message>
    <message>
        <source>%1 written</source>
        <translation>%1 geschrieben</translation>
    </message>
    <message>
        <source>%1 y</source>
        <translation>%1 J</translation>
    </message>
    <message>
        <source>%1 · %2 a second · %3 %4</source>
        <translation>%1 · %2 je Sekunde · %3 %4</translation>
    </message>
    <message>
        <source>%1 · scan</source>
        <translation>%1 · Scan</translation>
    </message>
    <message>
        <source>%1 – %2, about %3 records</source>
        <translation>%1 – %2, etwa %3 Einträge</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2 RCU and %3 WCU per second</source>
        <translation>%1, %2 RCU und %3 WCU je Sekunde</translation>
    </message>
    <message>
        <source>%1, %2 WCU</source>
        <translation>%1, %2 WCU</translation>
    </message>
    <message>
        <source>%1, %2 bytes, %3 percent</source>
        <translation>%1, %2 Bytes, %3 Prozent</translation>
    </message>
    <message>
        <source>%1, %2 deleted in 24 h</source>
        <translation>%1, %2 in 24 h gelöscht</translation>
    </message>
    <message>
        <source>%1, %2 failed</source>
        <translation>%1, %2 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1, %2 of all units</source>
        <translation>%1, %2 aller Einheiten</translation>
    </message>
    <message>
        <source>%1, %2 throttled</source>
        <translation>%1, %2 gedrosselt</translation>
    </message>
    <message>
        <source>%1, %2 × %3 pixels</source>
        <translation>%1, %2 × %3 Pixel</translation>
    </message>
    <message>
        <source>%1, %2%</source>
        <translation>%1, %2 %</translation>
    </message>
    <message>
        <source>%1, %2% of %3</source>
        <translation>%1, %2 % von %3</translation>
    </message>
    <message>
        <source>%1, %2% of the last minutes' reads</source>
        <translation>%1, %2 % der Lesevorgänge der letzten Minuten</translation>
    </message>
    <message>
        <source>%1, %2% of the last minutes' writes</source>
        <translation>%1, %2 % der Schreibvorgänge der letzten Minuten</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2, %n item(s), %3</source>
        <translation><numerusform>%1, %2, %n Item, %3</numerusform><numerusform>%1, %2, %n Items, %3</numerusform></translation>
    </message>
    <message>
        <source>%1, %2, in %3 % of the items, %4 % of the bytes</source>
        <translation>%1, %2, in %3 % der Items, %4 % der Bytes</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n byte(s)</source>
        <translation><numerusform>%1, %n Byte</numerusform><numerusform>%1, %n Bytes</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%1, %n item(s)</source>
        <translation><numerusform>%1, %n Item</numerusform><numerusform>%1, %n Items</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%1, %n staged change(s)</source>
        <translation><numerusform>%1, %n vorgemerkte Änderung</numerusform><numerusform>%1, %n vorgemerkte Änderungen</numerusform></translation>
    </message>
    <message>
        <source>%1, absent</source>
        <translation>%1, fehlt</translation>
    </message>
    <message>
        <source>%1, changed, left %2, right %3</source>
        <translation>%1, geändert, links %2, rechts %3</translation>
    </message>
    <message>
        <source>%1, equal, %2</source>
        <translation>%1, gleich, %2</translation>
    </message>
    <message>
        <source>%1, estimated %2</source>
        <translation>%1, geschätzt %2</translation>
    </message>
    <message>
        <source>%1, left only, %2</source>
        <translation>%1, nur links, %2</translation>
    </message>
    <message>
        <source>%1, looking further…</source>
        <translation>%1, sucht weiter …</translation>
    </message>
    <message>
        <source>%1, no keys</source>
        <translation>%1, keine Tasten</translation>
    </message>
    <message>
        <source>%1, remembered from %2</source>
        <translation>%1, gemerkt aus %2</translation>
    </message>
    <message>
        <source>%1, right only, %2</source>
        <translation>%1, nur rechts, %2</translation>
    </message>
    <message>
        <source>%1, saved query on %2</source>
        <translation>%1, gespeicherte Abfrage auf %2</translation>
    </message>
    <message>
        <source>%1, the first %2</source>
        <translation>%1, die ersten %2</translation>
    </message>
    <message>
        <source>%1, throttled</source>
        <translation>%1, gedrosselt</translation>
    </message>
    <message>
        <source>%1-copy</source>
        <translation>%1-Kopie</translation>
    </message>
    <message>
        <source>%1. %2 of %3 would change; nothing is written yet.</source>
        <translation>%1. %2 von %3 zu ändern; noch ist nichts geschrieben.</translation>
    </message>
    <message>
        <source>%1. %2 of %3 would go; nothing is deleted yet.</source>
        <translation>%1. %2 von %3 zu löschen; noch ist nichts gelöscht.</translation>
    </message>
    <message>
        <source>%1. None of them can change.</source>
        <translation>%1. Keines davon kann sich ändern.</translation>
    </message>
    <message>
        <source>%1/s, on demand</source>
        <translation>%1/s, bei Bedarf</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 %3, %4</source>
        <translation>%1: %2 %3, %4</translation>
    </message>
    <message>
        <source>%1: %2 deleted.</source>
        <translation>%1: %2 gelöscht.</translation>
    </message>
    <message>
        <source>%1: %2 in %3</source>
        <translation>%1: %2 in %3</translation>
    </message>
    <message>
        <source>%1: %2 records in 5 minutes</source>
        <translation>%1: %2 Einträge in 5 Minuten</translation>
    </message>
    <message>
        <source>%1: %2 written.</source>
        <translation>%1: %2 geschrieben.</translation>
    </message>
    <message>
        <source>%1: cancelled</source>
        <translation>%1: abgebrochen</translation>
    </message>
    <message>
        <source>%1: name the attributes to include.</source>
        <translation>%1: welche Attribute sollen hinein?</translation>
    </message>
    <message>
        <source>%1: not sure. Compare it with the page of the service before you rely on it.</source>
        <translation>%1: unsicher. Vor Gebrauch mit der Seite des Dienstes vergleichen.</translation>
    </message>
    <message>
        <source>%1: nothing to change.</source>
        <translation>%1: nichts zu ändern.</translation>
    </message>
    <message>
        <source>%1: partition key and sort key must be two attributes.</source>
        <translation>%1: Partitions- und Sortierschlüssel müssen zwei Attribute sein.</translation>
    </message>
    <message>
        <source>%1: the sort key has no name.</source>
        <translation>%1: der Sortierschlüssel hat keinen Namen.</translation>
    </message>
    <message>
        <source>%1: this batch was written earlier and can be undone.</source>
        <translation>%1: dieser Stapel wurde früher geschrieben und lässt sich rückgängig machen.</translation>
    </message>
    <message numerus="yes">
        <source>%n as they were</source>
        <translation><numerusform>%n unverändert</numerusform><numerusform>%n unverändert</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n attribute(s)</source>
        <translation><numerusform>%n Attribut</numerusform><numerusform>%n Attribute</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n attribute(s) changed</source>
        <translation><numerusform>%n Attribut geändert</numerusform><numerusform>%n Attribute geändert</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are staged and not committed. They come back at the next start.</source>
        <translation><numerusform>%n Änderung ist vorgemerkt und nicht geschrieben. Beim nächsten Start ist sie wieder da.</numerusform><numerusform>%n Änderungen sind vorgemerkt und nicht geschrieben. Beim nächsten Start sind sie wieder da.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) discarded</source>
        <translation><numerusform>%n Änderung verworfen</numerusform><numerusform>%n Änderungen verworfen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of this file are not committed and would be lost.</source>
        <translation><numerusform>%n Änderung dieser Datei ist nicht geschrieben und ginge verloren.</numerusform><numerusform>%n Änderungen dieser Datei sind nicht geschrieben und gingen verloren.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation><numerusform>%n Tag</numerusform><numerusform>%n Tage</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation><numerusform>%n Unterschied</numerusform><numerusform>%n Unterschiede</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) copied as text.</source>
        <translation><numerusform>%n Unterschied als Text kopiert.</numerusform><numerusform>%n Unterschiede als Text kopiert.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n different</source>
        <translation><numerusform>%n verschiedener</numerusform><numerusform>%n verschiedene</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s)</source>
        <translation><numerusform>%n Änderung</numerusform><numerusform>%n Änderungen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation><numerusform>%n Element</numerusform><numerusform>%n Elemente</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation><numerusform>%n Datei</numerusform><numerusform>%n Dateien</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation><numerusform>%n h</numerusform><numerusform>%n h</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation><numerusform>%n getroffen</numerusform><numerusform>%n getroffen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n in the last 24 h</source>
        <translation><numerusform>%n in den letzten 24 h</numerusform><numerusform>%n in den letzten 24 h</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation><numerusform>%n Item</numerusform><numerusform>%n Items</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) changed</source>
        <translation><numerusform>%n Item geändert</numerusform><numerusform>%n Items geändert</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) copied as %1</source>
        <translation><numerusform>%n Item als %1 kopiert</numerusform><numerusform>%n Items als %1 kopiert</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) loaded, there are more. The next page costs about %1 RCU.</source>
        <translation><numerusform>%n Item geladen, es gibt mehr. Die nächste Seite kostet etwa %1 RCU.</numerusform><numerusform>%n Items geladen, es gibt mehr. Die nächste Seite kostet etwa %1 RCU.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) of %1</source>
        <translation><numerusform>%n Item von %1</numerusform><numerusform>%n Items von %1</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) read, none kept</source>
        <translation><numerusform>%n Item gelesen, keines passt</numerusform><numerusform>%n Items gelesen, keines passt</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) scanned</source>
        <translation><numerusform>%n Item durchsucht</numerusform><numerusform>%n Items durchsucht</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) undecided</source>
        <translation><numerusform>%n Item unentschieden</numerusform><numerusform>%n Items unentschieden</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation><numerusform>%n Treffer</numerusform><numerusform>%n Treffer</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation><numerusform>%n min</numerusform><numerusform>%n min</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n new item(s) staged</source>
        <translation><numerusform>%n neues Item vorgemerkt</numerusform><numerusform>%n neue Items vorgemerkt</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n number(s)</source>
        <translation><numerusform>%n Zahl</numerusform><numerusform>%n Zahlen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n of the selected rows are not in memory any more: nothing is deleted. Select fewer rows.</source>
        <translation><numerusform>%n der ausgewählten Zeilen ist nicht mehr im Arbeitsspeicher: nichts wird gelöscht. Weniger Zeilen auswählen.</numerusform><numerusform>%n der ausgewählten Zeilen sind nicht mehr im Arbeitsspeicher: nichts wird gelöscht. Weniger Zeilen auswählen.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n of them would be refused</source>
        <translation><numerusform>%n davon würde abgelehnt</numerusform><numerusform>%n davon würden abgelehnt</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation><numerusform>%n abgelehnt</numerusform><numerusform>%n abgelehnt</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) shown</source>
        <translation><numerusform>%n gezeigte Zeile</numerusform><numerusform>%n gezeigte Zeilen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation><numerusform>%n s</numerusform><numerusform>%n s</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n selected item(s)</source>
        <translation><numerusform>%n ausgewähltes Item</numerusform><numerusform>%n ausgewählte Items</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n staged change(s) kept: they come back with the table</source>
        <translation><numerusform>%n vorgemerkte Änderung bleibt: sie kommt mit der Tabelle wieder</numerusform><numerusform>%n vorgemerkte Änderungen bleiben: sie kommen mit der Tabelle wieder</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n table(s)</source>
        <translation><numerusform>%n Tabelle</numerusform><numerusform>%n Tabellen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation><numerusform>%n Wert</numerusform><numerusform>%n Werte</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation><numerusform>%n Jahr</numerusform><numerusform>%n Jahre</numerusform></translation>
    </message>
    <message>
        <source>&amp;About Rangefinder</source>
        <translation>&amp;Über Rangefinder</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Bulk edit…</source>
        <translation>Viele Items &amp;ändern …</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Capacity</source>
        <translation>&amp;Kapazität</translation>
    </message>
    <message>
        <source>&amp;Close file</source>
        <translation>Datei s&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Create table…</source>
        <translation>Tabelle &amp;anlegen …</translation>
    </message>
    <message>
        <source>&amp;Delete table…</source>
        <translation>Tabelle &amp;löschen …</translation>
    </message>
    <message>
        <source>&amp;Demo traffic…</source>
        <translation>&amp;Demoverkehr …</translation>
    </message>
    <message>
        <source>&amp;Duplicate item</source>
        <translation>Item &amp;duplizieren</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Edit capacity…</source>
        <translation>Kapazität &amp;bearbeiten …</translation>
    </message>
    <message>
        <source>&amp;Edit value</source>
        <translation>Wert b&amp;earbeiten</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Find in traffic</source>
        <translation>Im Verkehr &amp;suchen</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Vorwärts</translation>
    </message>
    <message>
        <source>&amp;Game leaderboard…</source>
        <translation>Spiel-&amp;Bestenliste …</translation>
    </message>
    <message>
        <source>&amp;Go to table or command…</source>
        <translation>&amp;Gehe zu Tabelle oder Befehl …</translation>
    </message>
    <message>
        <source>&amp;Go to table…</source>
        <translation>&amp;Gehe zu Tabelle …</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Hide column</source>
        <translation>Spalte a&amp;usblenden</translation>
    </message>
    <message>
        <source>&amp;History…</source>
        <translation>&amp;Verlauf …</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren …</translation>
    </message>
    <message>
        <source>&amp;Items</source>
        <translation>&amp;Items</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tasten</translation>
    </message>
    <message>
        <source>&amp;Monthly bill…</source>
        <translation>&amp;Monatsrechnung …</translation>
    </message>
    <message>
        <source>&amp;New file…</source>
        <translation>&amp;Neue Datei …</translation>
    </message>
    <message>
        <source>&amp;New item</source>
        <translation>&amp;Neues Item</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>Nä&amp;chster Bereich</translation>
    </message>
    <message>
        <source>&amp;Open call as query</source>
        <translation>Aufruf als Abfrage ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Open file…</source>
        <translation>Datei ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>&amp;Paste rows</source>
        <translation>Zeilen ein&amp;fügen</translation>
    </message>
    <message>
        <source>&amp;Pause capacity</source>
        <translation>Kapazität a&amp;nhalten</translation>
    </message>
    <message>
        <source>&amp;Pause traffic</source>
        <translation>Verkehr an&amp;halten</translation>
    </message>
    <message>
        <source>&amp;Pin or unpin column</source>
        <translation>Spalte an&amp;heften oder lösen</translation>
    </message>
    <message>
        <source>&amp;Purge table…</source>
        <translation>Tabelle lee&amp;ren …</translation>
    </message>
    <message>
        <source>&amp;Query</source>
        <translation>A&amp;bfrage</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Refresh tables</source>
        <translation>Tabellen a&amp;ktualisieren</translation>
    </message>
    <message>
        <source>&amp;Resume traffic</source>
        <translation>Verkehr f&amp;ortsetzen</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Ausführen</translation>
    </message>
    <message>
        <source>&amp;Save query…</source>
        <translation>Abfrage &amp;speichern …</translation>
    </message>
    <message>
        <source>&amp;Sensor time series…</source>
        <translation>Zeitreihe von &amp;Sensoren …</translation>
    </message>
    <message>
        <source>&amp;Serve the file to AWS SDKs</source>
        <translation>Datei für AWS-&amp;SDKs bereitstellen</translation>
    </message>
    <message>
        <source>&amp;Settings of the table…</source>
        <translation>Ein&amp;stellungen der Tabelle …</translation>
    </message>
    <message>
        <source>&amp;Sidebar</source>
        <translation>&amp;Seitenleiste</translation>
    </message>
    <message>
        <source>&amp;Sort by column</source>
        <translation>Nach Spalte sor&amp;tieren</translation>
    </message>
    <message>
        <source>&amp;Stop demo traffic</source>
        <translation>Demoverkehr &amp;beenden</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>&amp;Tabelle</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Welcome page</source>
        <translation>&amp;Willkommensseite</translation>
    </message>
    <message>
        <source>&amp;Why was it throttled…</source>
        <translation>&amp;Warum gedrosselt …</translation>
    </message>
    <message>
        <source>' quotes</source>
        <translation>Anführungszeichen '</translation>
    </message>
    <message>
        <source>(keys only)</source>
        <translation>(nur Schlüssel)</translation>
    </message>
    <message>
        <source>(new image only)</source>
        <translation>(nur neues Bild)</translation>
    </message>
    <message>
        <source>(old image only)</source>
        <translation>(nur altes Bild)</translation>
    </message>
    <message>
        <source>(unreadable)</source>
        <translation>(unlesbar)</translation>
    </message>
    <message>
        <source>+%1</source>
        <translation>+%1</translation>
    </message>
    <message>
        <source>, %1 older dropped</source>
        <translation>, %1 ältere entfallen</translation>
    </message>
    <message>
        <source>, %1 refused</source>
        <translation>, %1 abgelehnt</translation>
    </message>
    <message>
        <source>, RCU/s</source>
        <translation>, RCU/s</translation>
    </message>
    <message>
        <source>, WCU/s</source>
        <translation>, WCU/s</translation>
    </message>
    <message>
        <source>, ended</source>
        <translation>, beendet</translation>
    </message>
    <message>
        <source>, not served</source>
        <translation>, nicht bereitgestellt</translation>
    </message>
    <message>
        <source>, this app too</source>
        <translation>, auch dieses Programm</translation>
    </message>
    <message>
        <source>1 MB</source>
        <translation>1 MB</translation>
    </message>
    <message>
        <source>1 MB, as the service</source>
        <translation>1 MB, wie der Dienst</translation>
    </message>
    <message>
        <source>1 change</source>
        <translation>1 Änderung</translation>
    </message>
    <message>
        <source>1 change committed</source>
        <translation>1 Änderung geschrieben</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>1 item</source>
        <translation>1 Item</translation>
    </message>
    <message>
        <source>1 item loaded</source>
        <translation>1 Item geladen</translation>
    </message>
    <message>
        <source>1 table, 2 indexes, 40,000 items</source>
        <translation>1 Tabelle, 2 Indizes, 40.000 Items</translation>
    </message>
    <message>
        <source>1 table, 2 indexes, 60,000 items</source>
        <translation>1 Tabelle, 2 Indizes, 60.000 Items</translation>
    </message>
    <message>
        <source>1 table, 3 indexes, 25,000 items</source>
        <translation>1 Tabelle, 3 Indizes, 25.000 Items</translation>
    </message>
    <message>
        <source>1 transaction</source>
        <translation>1 Transaktion</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>2 indexes, TTL, 120,000 items</source>
        <translation>2 Indizes, TTL, 120.000 Items</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>24 h retention</source>
        <translation>24 h Aufbewahrung</translation>
    </message>
    <message>
        <source>6 h</source>
        <translation>6 h</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7 T</translation>
    </message>
    <message>
        <source>:loaded needs an attribute before it.</source>
        <translation>Vor :loaded muss ein Attribut stehen.</translation>
    </message>
    <message>
        <source>; this one was empty</source>
        <translation>; dieser war leer</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1 a month&lt;/b&gt; if the traffic of the %2 went on,&lt;br&gt;at the prices of %3, %4</source>
        <translation>&lt;b&gt;%1 im Monat&lt;/b&gt;, wenn der Verkehr der %2 so weiterginge,&lt;br&gt;zu den Preisen von %3, %4</translation>
    </message>
    <message>
        <source>&gt; commands   @ tables   # keys   = queries   ~/ files</source>
        <translation>&gt; Befehle   @ Tabellen   # Schlüssel   = Abfragen   ~/ Dateien</translation>
    </message>
    <message>
        <source>? The source is not sure: compare it with the service's page before you rely on it. Double-click or F2 edits a price.</source>
        <translation>? Die Quelle ist unsicher: vor Gebrauch mit der Seite des Dienstes vergleichen. Doppelklick oder F2 bearbeitet einen Preis.</translation>
    </message>
    <message>
        <source>A %1 has no other one after it.</source>
        <translation>Nach einem %1 fehlt ein zweites.</translation>
    </message>
    <message>
        <source>A %1 holds members of type %2 only.</source>
        <translation>%1 enthält nur Elemente vom Typ %2.</translation>
    </message>
    <message>
        <source>A DynamoDB Local database can be converted into a new file; the original stays as it is.</source>
        <translation>Eine Datenbank von DynamoDB Local kann in eine neue Datei umgewandelt werden; das Original bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>A boolean is true or false, without quotes.</source>
        <translation>Ein Wahrheitswert ist true oder false, ohne Anführungszeichen.</translation>
    </message>
    <message>
        <source>A boolean is true or false.</source>
        <translation>Ein Wahrheitswert ist true oder false.</translation>
    </message>
    <message>
        <source>A column for every attribute and type: it can be imported again without loss.</source>
        <translation>Eine Spalte je Attribut und Typ: so lässt es sich ohne Verlust wieder importieren.</translation>
    </message>
    <message>
        <source>A commit is running.</source>
        <translation>Es wird gerade geschrieben.</translation>
    </message>
    <message>
        <source>A control character inside a string is written as an escape: \u%1.</source>
        <translation>Ein Steuerzeichen in einem Text wird als Escape geschrieben: \u%1.</translation>
    </message>
    <message>
        <source>A file of the settings is not as it should be</source>
        <translation>Eine Datei der Einstellungen ist nicht, wie sie sein soll</translation>
    </message>
    <message>
        <source>A global index is read eventually consistent only</source>
        <translation>Ein globaler Index wird nur eventuell konsistent gelesen</translation>
    </message>
    <message>
        <source>A key, an attribute's name or a value; status = SHIPPED asks for an attribute that says so, “and” joins several</source>
        <translation>Ein Schlüssel, ein Attributname oder ein Wert; status = SHIPPED fragt nach einem Attribut mit diesem Wert, „and“ verbindet mehrere</translation>
    </message>
    <message>
        <source>A limit of the service is reached.</source>
        <translation>Eine Grenze des Dienstes ist erreicht.</translation>
    </message>
    <message>
        <source>A list begins with “[”.</source>
        <translation>Eine Liste beginnt mit „[“.</translation>
    </message>
    <message>
        <source>A local index needs a table with a sort key.</source>
        <translation>Ein lokaler Index braucht eine Tabelle mit Sortierschlüssel.</translation>
    </message>
    <message>
        <source>A map begins with “{”.</source>
        <translation>Eine Map beginnt mit „{“.</translation>
    </message>
    <message>
        <source>A maximum of %1 is at least 1 unit, or none</source>
        <translation>Ein Höchstwert von %1 ist mindestens 1 Einheit oder keiner</translation>
    </message>
    <message>
        <source>A million of them</source>
        <translation>Eine Million davon</translation>
    </message>
    <message>
        <source>A name can have at most 65,535 bytes.</source>
        <translation>Ein Name hat höchstens 65.535 Bytes.</translation>
    </message>
    <message>
        <source>A name has at most %1 characters.</source>
        <translation>Ein Name hat höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>A number stands in quotes, so that no digit is lost.</source>
        <translation>Eine Zahl steht in Anführungszeichen, damit keine Ziffer verlorengeht.</translation>
    </message>
    <message>
        <source>A partition key has at most %1 bytes.</source>
        <translation>Ein Partitionsschlüssel hat höchstens %1 Bytes.</translation>
    </message>
    <message>
        <source>A path has at most %1 steps.</source>
        <translation>Ein Pfad hat höchstens %1 Schritte.</translation>
    </message>
    <message>
        <source>A range has at least 5 minutes</source>
        <translation>Ein Zeitraum hat mindestens 5 Minuten</translation>
    </message>
    <message>
        <source>A saved query needs a name</source>
        <translation>Eine gespeicherte Abfrage braucht einen Namen</translation>
    </message>
    <message>
        <source>A set begins with “[”.</source>
        <translation>Eine Menge beginnt mit „[“.</translation>
    </message>
    <message>
        <source>A set holds values of one type: %1</source>
        <translation>Eine Menge enthält Werte eines Typs: %1</translation>
    </message>
    <message>
        <source>A set needs at least one member.</source>
        <translation>Eine Menge braucht mindestens ein Element.</translation>
    </message>
    <message>
        <source>A shop's customers read and write the table %1 of %2 through its endpoint, as an application would.</source>
        <translation>Kunden eines Ladens lesen und schreiben die Tabelle %1 von %2 über ihren Endpunkt, wie es eine Anwendung täte.</translation>
    </message>
    <message>
        <source>A shop's customers read and write the table %1 of %2 through its endpoint, as an application would. The file is served for that.</source>
        <translation>Kunden eines Ladens lesen und schreiben die Tabelle %1 von %2 über ihren Endpunkt, wie es eine Anwendung täte. Die Datei wird dafür bereitgestellt.</translation>
    </message>
    <message>
        <source>A sort key has at most %1 bytes.</source>
        <translation>Ein Sortierschlüssel hat höchstens %1 Bytes.</translation>
    </message>
    <message>
        <source>A stored item keeps its key.</source>
        <translation>Ein gespeichertes Item behält seinen Schlüssel.</translation>
    </message>
    <message>
        <source>A stored item keeps its key. Duplicate it under another key instead.</source>
        <translation>Ein gespeichertes Item behält seinen Schlüssel. Unter einem anderen Schlüssel geht es als Duplikat.</translation>
    </message>
    <message>
        <source>A table has at most %1 tags.</source>
        <translation>Eine Tabelle hat höchstens %1 Tags.</translation>
    </message>
    <message>
        <source>A table has at most 20 global indexes.</source>
        <translation>Eine Tabelle hat höchstens 20 globale Indizes.</translation>
    </message>
    <message>
        <source>A table has at most 5 local indexes.</source>
        <translation>Eine Tabelle hat höchstens 5 lokale Indizes.</translation>
    </message>
    <message>
        <source>A table in memory has no place a link could lead to</source>
        <translation>Eine Tabelle im Arbeitsspeicher hat keinen Ort, zu dem ein Link führen könnte</translation>
    </message>
    <message>
        <source>A table name has 3 to 255 letters, digits, or the signs _ . -</source>
        <translation>Ein Tabellenname hat 3 bis 255 Buchstaben, Ziffern oder die Zeichen _ . -</translation>
    </message>
    <message>
        <source>A tag needs a key.</source>
        <translation>Ein Tag braucht einen Schlüssel.</translation>
    </message>
    <message>
        <source>A trigger runs a command, a web address or a script with every change.</source>
        <translation>Ein Trigger führt bei jeder Änderung einen Befehl, eine Webadresse oder ein Skript aus.</translation>
    </message>
    <message>
        <source>A type is one of %1.</source>
        <translation>Ein Typ ist einer von %1.</translation>
    </message>
    <message>
        <source>A value has exactly one type.</source>
        <translation>Ein Wert hat genau einen Typ.</translation>
    </message>
    <message>
        <source>A value is written with its type: {"S": "text"}.</source>
        <translation>Ein Wert wird mit seinem Typ geschrieben: {"S": "Text"}.</translation>
    </message>
    <message>
        <source>A view type cannot be changed: the stream ends and a new one begins, with another ARN. The old one can be read for 24 more hours; triggers stay on it.</source>
        <translation>Ein Sichttyp lässt sich nicht ändern: der Stream endet, und ein neuer mit anderer ARN beginnt. Der alte ist noch 24 Stunden lesbar; Trigger bleiben an ihm.</translation>
    </message>
    <message>
        <source>A write</source>
        <translation>Je Schreiben</translation>
    </message>
    <message>
        <source>A “[” has no “]” after it.</source>
        <translation>Nach einem „[“ fehlt das „]“.</translation>
    </message>
    <message>
        <source>A “]” has no “[” before it.</source>
        <translation>Vor einem „]“ fehlt das „[“.</translation>
    </message>
    <message>
        <source>A “{” has no “}” after it. Write {{ for a brace.</source>
        <translation>Nach einem „{“ fehlt das „}“. Eine geschweifte Klammer selbst wird {{ geschrieben.</translation>
    </message>
    <message>
        <source>A&amp;uto scaling…</source>
        <translation>A&amp;uto Scaling …</translation>
    </message>
    <message>
        <source>ARN</source>
        <translation>ARN</translation>
    </message>
    <message>
        <source>AWS CLI</source>
        <translation>AWS CLI</translation>
    </message>
    <message>
        <source>About Rangefinder</source>
        <translation>Über Rangefinder</translation>
    </message>
    <message>
        <source>Absent in this item.</source>
        <translation>In diesem Item nicht vorhanden.</translation>
    </message>
    <message>
        <source>Access key</source>
        <translation>Zugriffsschlüssel</translation>
    </message>
    <message>
        <source>Access plan</source>
        <translation>Zugriffsplan</translation>
    </message>
    <message>
        <source>Access was denied.</source>
        <translation>Der Zugriff wurde verweigert.</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Aktivitäten</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Add %1 to %2</source>
        <translation>%1 zu %2 addieren</translation>
    </message>
    <message>
        <source>Add &amp;filter</source>
        <translation>&amp;Filter hinzufügen</translation>
    </message>
    <message>
        <source>Add a file</source>
        <translation>Datei hinzufügen</translation>
    </message>
    <message>
        <source>Add alarm</source>
        <translation>Alarm hinzufügen</translation>
    </message>
    <message>
        <source>Add attribute</source>
        <translation>Attribut hinzufügen</translation>
    </message>
    <message>
        <source>Add beside</source>
        <translation>Daneben einfügen</translation>
    </message>
    <message>
        <source>Add filter</source>
        <translation>Filter hinzufügen</translation>
    </message>
    <message>
        <source>Add index</source>
        <translation>Index hinzufügen</translation>
    </message>
    <message>
        <source>Add inside</source>
        <translation>Darin einfügen</translation>
    </message>
    <message>
        <source>Add rule</source>
        <translation>Regel hinzufügen</translation>
    </message>
    <message>
        <source>Add tag</source>
        <translation>Tag hinzufügen</translation>
    </message>
    <message>
        <source>Add to a number</source>
        <translation>Zu einer Zahl addieren</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>After a comma something must follow before “%1”.</source>
        <translation>Nach einem Komma muss vor „%1“ etwas folgen.</translation>
    </message>
    <message>
        <source>After a type comes a colon.</source>
        <translation>Nach einem Typ folgt ein Doppelpunkt.</translation>
    </message>
    <message>
        <source>After an attribute name comes a colon.</source>
        <translation>Nach einem Attributnamen folgt ein Doppelpunkt.</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Age (s)</source>
        <translation>Alter (s)</translation>
    </message>
    <message>
        <source>Ala&amp;rms…</source>
        <translation>Ala&amp;rme …</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Alarm is over: %1</source>
        <translation>Alarm vorbei: %1</translation>
    </message>
    <message>
        <source>Alarm: %1</source>
        <translation>Alarm: %1</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All attributes</source>
        <translation>Alle Attribute</translation>
    </message>
    <message>
        <source>All clients</source>
        <translation>Alle Clients</translation>
    </message>
    <message>
        <source>All decided</source>
        <translation>Alle entschieden</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>All it applies to</source>
        <translation>Alles, wofür es gilt</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>Alle Stufen</translation>
    </message>
    <message>
        <source>All of %1, every page</source>
        <translation>Alles von %1, jede Seite</translation>
    </message>
    <message>
        <source>All off</source>
        <translation>Alle aus</translation>
    </message>
    <message>
        <source>All operations</source>
        <translation>Alle Operationen</translation>
    </message>
    <message>
        <source>All tables</source>
        <translation>Alle Tabellen</translation>
    </message>
    <message>
        <source>All together save %1; %2.</source>
        <translation>Alle zusammen sparen %1; %2.</translation>
    </message>
    <message>
        <source>Allow it to run on this machine</source>
        <translation>Auf diesem Rechner erlauben</translation>
    </message>
    <message>
        <source>An .rfdb table file</source>
        <translation>Eine Tabellendatei (.rfdb)</translation>
    </message>
    <message>
        <source>An alarm needs a name.</source>
        <translation>Ein Alarm braucht einen Namen.</translation>
    </message>
    <message>
        <source>An attribute name is missing after the dot.</source>
        <translation>Nach dem Punkt fehlt ein Attributname.</translation>
    </message>
    <message>
        <source>An attribute needs a name.</source>
        <translation>Ein Attribut braucht einen Namen.</translation>
    </message>
    <message>
        <source>An attribute or a place inside one: status, shipTo.city, lines[0].qty.</source>
        <translation>Ein Attribut oder eine Stelle darin: status, shipTo.city, lines[0].qty.</translation>
    </message>
    <message>
        <source>An element can stand at 0 to %1 here.</source>
        <translation>Hier kann ein Element an den Stellen 0 bis %1 stehen.</translation>
    </message>
    <message>
        <source>An import of this file into %1 stopped after %2 rows.</source>
        <translation>Ein Import dieser Datei in %1 brach nach %2 Zeilen ab.</translation>
    </message>
    <message>
        <source>An index name has 3 to 255 letters, digits, or the signs _ . -</source>
        <translation>Ein Indexname hat 3 bis 255 Buchstaben, Ziffern oder die Zeichen _ . -</translation>
    </message>
    <message>
        <source>An item begins with “{”.</source>
        <translation>Ein Item beginnt mit „{“.</translation>
    </message>
    <message>
        <source>An item is a map of attributes.</source>
        <translation>Ein Item ist eine Map von Attributen.</translation>
    </message>
    <message>
        <source>An item that was deleted had been read in part only: it cannot be put back.</source>
        <translation>Ein gelöschtes Item war nur zum Teil gelesen: es lässt sich nicht zurücklegen.</translation>
    </message>
    <message>
        <source>An item with this key exists already.</source>
        <translation>Ein Item mit diesem Schlüssel gibt es schon.</translation>
    </message>
    <message>
        <source>An item with this key is loaded already</source>
        <translation>Ein Item mit diesem Schlüssel ist schon geladen</translation>
    </message>
    <message>
        <source>An item with this key is staged already.</source>
        <translation>Ein Item mit diesem Schlüssel ist schon vorgemerkt.</translation>
    </message>
    <message>
        <source>Another program has the file open for writing.</source>
        <translation>Ein anderes Programm hat die Datei zum Schreiben geöffnet.</translation>
    </message>
    <message>
        <source>Another program put a different file at the place of %1. The one shown here is the old one.</source>
        <translation>Ein anderes Programm hat eine andere Datei an die Stelle von %1 gesetzt. Hier steht die alte.</translation>
    </message>
    <message>
        <source>Another program wrote into %1: %2 stand behind its end. The items are as they were.</source>
        <translation>Ein anderes Programm hat in %1 geschrieben: %2 stehen hinter ihrem Ende. Die Items sind, wie sie waren.</translation>
    </message>
    <message>
        <source>Another transaction is changing the same item; nothing was written.</source>
        <translation>Eine andere Transaktion ändert dasselbe Item; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Another window of Rangefinder is open: this one keeps a session of its own</source>
        <translation>Ein anderes Fenster von Rangefinder ist offen: dieses führt eine eigene Sitzung</translation>
    </message>
    <message>
        <source>Answered after %1 ms: %2</source>
        <translation>Nach %1 ms beantwortet: %2</translation>
    </message>
    <message>
        <source>Any access key does: AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local</source>
        <translation>Jeder Zugriffsschlüssel geht: AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local</translation>
    </message>
    <message>
        <source>Any free one</source>
        <translation>Irgendein freier</translation>
    </message>
    <message>
        <source>Any latency</source>
        <translation>Jede Latenz</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Apply…</source>
        <translation>Anwenden …</translation>
    </message>
    <message>
        <source>As</source>
        <translation>Als</translation>
    </message>
    <message>
        <source>As CloudWatch Logs reads them: ERROR, ?WARN ?ERROR, "two words", -DEBUG, { $.status = 500 }</source>
        <translation>Wie CloudWatch Logs sie liest: ERROR, ?WARN ?ERROR, "zwei Wörter", -DEBUG, { $.status = 500 }</translation>
    </message>
    <message>
        <source>As JSON says</source>
        <translation>Wie im JSON</translation>
    </message>
    <message>
        <source>As after SET: stock + 5, if_not_exists(seen, 0) + 1, list_append(tags, ['new']).</source>
        <translation>Wie nach SET: stock + 5, if_not_exists(seen, 0) + 1, list_append(tags, ['new']).</translation>
    </message>
    <message>
        <source>As it was before %1</source>
        <translation>Wie es vor %1 war</translation>
    </message>
    <message>
        <source>As much as one batch can undo (2 GB). Run it, then check again for the rest.</source>
        <translation>So viel, wie ein Stapel rückgängig machen kann (2 GB). Ausführen, dann für den Rest noch einmal prüfen.</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>As the file says</source>
        <translation>Wie in der Datei</translation>
    </message>
    <message>
        <source>Ascending</source>
        <translation>Aufsteigend</translation>
    </message>
    <message>
        <source>Ask before a read that may use more than</source>
        <translation>Fragen vor einem Lesen, das mehr verbrauchen könnte als</translation>
    </message>
    <message>
        <source>Ask before quitting while changes are staged</source>
        <translation>Vor dem Beenden fragen, solange Änderungen vorgemerkt sind</translation>
    </message>
    <message>
        <source>At most %1 %2 a second in an interval, %3 requests throttled</source>
        <translation>Höchstens %1 %2 je Sekunde in einem Abschnitt, %3 Anfragen gedrosselt</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Sofort</translation>
    </message>
    <message>
        <source>At the pace of the records, %1 takes %2.</source>
        <translation>Im Takt der Einträge dauert %1 %2.</translation>
    </message>
    <message>
        <source>Attempt %1 of the same request: the one before was throttled or failed.</source>
        <translation>Versuch %1 derselben Anfrage: der davor wurde gedrosselt oder schlug fehl.</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>Attribut</translation>
    </message>
    <message>
        <source>Attribute or path of the filter</source>
        <translation>Attribut oder Pfad des Filters</translation>
    </message>
    <message>
        <source>Attribute with the time to live, in seconds since 1970</source>
        <translation>Attribut mit der Lebensdauer (TTL), in Sekunden seit 1970</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Attribute</translation>
    </message>
    <message>
        <source>Attributes of both items</source>
        <translation>Attribute beider Items</translation>
    </message>
    <message>
        <source>Attributes of the item</source>
        <translation>Attribute des Items</translation>
    </message>
    <message>
        <source>Attributes of the selected items</source>
        <translation>Attribute der ausgewählten Items</translation>
    </message>
    <message>
        <source>Attributes or places inside them, with commas between; all beneath them is looked at.</source>
        <translation>Attribute oder Stellen darin, durch Kommas getrennt; alles darunter wird angesehen.</translation>
    </message>
    <message>
        <source>Attributes stand in braces: STATUS#{status}#{placedAt}. Write {{ for a brace.</source>
        <translation>Attribute stehen in geschweiften Klammern: STATUS#{status}#{placedAt}. Eine Klammer selbst wird {{ geschrieben.</translation>
    </message>
    <message>
        <source>Attributes to look at</source>
        <translation>Angesehene Attribute</translation>
    </message>
    <message>
        <source>Attributes to write</source>
        <translation>Zu schreibende Attribute</translation>
    </message>
    <message>
        <source>Auto scaling</source>
        <translation>Auto Scaling</translation>
    </message>
    <message>
        <source>Auto scaling %1%</source>
        <translation>Auto Scaling %1 %</translation>
    </message>
    <message>
        <source>Auto scaling of %1</source>
        <translation>Auto Scaling von %1</translation>
    </message>
    <message>
        <source>Auto scaling owns this alarm: it goes with its policy.</source>
        <translation>Der Alarm gehört dem Auto Scaling: er verschwindet mit dessen Richtlinie.</translation>
    </message>
    <message>
        <source>Auto scaling…</source>
        <translation>Auto Scaling …</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Stapelgröße</translation>
    </message>
    <message>
        <source>Batch window</source>
        <translation>Stapelfenster</translation>
    </message>
    <message>
        <source>Batches at a time</source>
        <translation>Stapel gleichzeitig</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>Begin with the oldest record there is: TRIM_HORIZON.</source>
        <translation>Beginnt mit dem ältesten Eintrag: TRIM_HORIZON.</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>Beginnt</translation>
    </message>
    <message>
        <source>Being turned off</source>
        <translation>Wird ausgeschaltet</translation>
    </message>
    <message>
        <source>Being turned on</source>
        <translation>Wird eingeschaltet</translation>
    </message>
    <message>
        <source>Between brackets stands the position of an element: 0, 1, 2 …</source>
        <translation>In eckigen Klammern steht die Stelle eines Elements: 0, 1, 2 …</translation>
    </message>
    <message>
        <source>Bill: %1 %2</source>
        <translation>Rechnung: %1 %2</translation>
    </message>
    <message>
        <source>Billing mode</source>
        <translation>Abrechnungsart</translation>
    </message>
    <message>
        <source>Binary</source>
        <translation>Binär</translation>
    </message>
    <message>
        <source>Binary (base64)</source>
        <translation>Binär (Base64)</translation>
    </message>
    <message>
        <source>Binary is a base64 text in quotes.</source>
        <translation>Binäres ist ein Base64-Text in Anführungszeichen.</translation>
    </message>
    <message>
        <source>Binary is written as base64: groups of four of A–Z, a–z, 0–9, + and /.</source>
        <translation>Binäres wird als Base64 geschrieben: Vierergruppen aus A–Z, a–z, 0–9, + und /.</translation>
    </message>
    <message>
        <source>Binary set</source>
        <translation>Binärmenge</translation>
    </message>
    <message>
        <source>Boolean</source>
        <translation>Wahrheitswert</translation>
    </message>
    <message>
        <source>Both are equal here.</source>
        <translation>Beide sind hier gleich.</translation>
    </message>
    <message>
        <source>Both items have the same attributes with the same values.</source>
        <translation>Beide Items haben dieselben Attribute mit denselben Werten.</translation>
    </message>
    <message>
        <source>Browse for %1</source>
        <translation>%1 suchen</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen …</translation>
    </message>
    <message>
        <source>Built with Qt %1 and SQLite.</source>
        <translation>Gebaut mit Qt %1 und SQLite.</translation>
    </message>
    <message>
        <source>Bul&amp;k delete…</source>
        <translation>Viele Items l&amp;öschen …</translation>
    </message>
    <message>
        <source>Burst %</source>
        <translation>Burst %</translation>
    </message>
    <message>
        <source>Burst credits</source>
        <translation>Burst-Guthaben</translation>
    </message>
    <message>
        <source>Burst left</source>
        <translation>Burst übrig</translation>
    </message>
    <message>
        <source>Busiest second</source>
        <translation>Stärkste Sekunde</translation>
    </message>
    <message>
        <source>By index</source>
        <translation>Nach Index</translation>
    </message>
    <message>
        <source>By table</source>
        <translation>Nach Tabelle</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Bytes of the item</source>
        <translation>Bytes des Items</translation>
    </message>
    <message>
        <source>Bytes of the item as areas; the table beside says the same</source>
        <translation>Bytes des Items als Flächen; die Tabelle daneben sagt dasselbe</translation>
    </message>
    <message>
        <source>C&amp;lear traffic</source>
        <translation>Verkehr &amp;leeren</translation>
    </message>
    <message>
        <source>C&amp;lone table…</source>
        <translation>Tabelle kl&amp;onen …</translation>
    </message>
    <message>
        <source>C&amp;olumns…</source>
        <translation>S&amp;palten …</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>CSV and JSON (*.csv *.tsv *.json *.jsonl *.gz *.zst)</source>
        <translation>CSV und JSON (*.csv *.tsv *.json *.jsonl *.gz *.zst)</translation>
    </message>
    <message>
        <source>CSV and JSON (*.csv *.tsv *.json *.jsonl *.ndjson *.gz *.zst)</source>
        <translation>CSV und JSON (*.csv *.tsv *.json *.jsonl *.ndjson *.gz *.zst)</translation>
    </message>
    <message>
        <source>CSV or JSON</source>
        <translation>CSV oder JSON</translation>
    </message>
    <message>
        <source>CSV, JSON and manifests of exports to S3 (*.csv *.tsv *.json *.jsonl *.ndjson *.gz *.zst)</source>
        <translation>CSV, JSON und Manifeste von Exporten nach S3 (*.csv *.tsv *.json *.jsonl *.ndjson *.gz *.zst)</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Calls a second, last minute</source>
        <translation>Aufrufe je Sekunde, letzte Minute</translation>
    </message>
    <message>
        <source>Calls/s</source>
        <translation>Aufrufe/s</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel job</source>
        <translation>Auftrag abbrechen</translation>
    </message>
    <message>
        <source>Cancel the read</source>
        <translation>Lesen abbrechen</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Cannot open %1</source>
        <translation>%1 lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Kapazität</translation>
    </message>
    <message>
        <source>Capacity &amp;limits</source>
        <translation>Kapazitäts&amp;grenzen</translation>
    </message>
    <message>
        <source>Capacity is not metered</source>
        <translation>Die Kapazität wird nicht gemessen</translation>
    </message>
    <message>
        <source>Capacity limits: &amp;enforce, as the service does</source>
        <translation>Kapazitätsgrenzen: &amp;durchsetzen, wie der Dienst</translation>
    </message>
    <message>
        <source>Capacity limits: &amp;observe, refuse nothing</source>
        <translation>Kapazitätsgrenzen: &amp;beobachten, nichts ablehnen</translation>
    </message>
    <message>
        <source>Capacity limits: o&amp;ff, meter nothing</source>
        <translation>Kapazitätsgrenzen: a&amp;us, nichts messen</translation>
    </message>
    <message>
        <source>Capacity of %1 changes</source>
        <translation>Die Kapazität von %1 ändert sich</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Change an item: its record appears here with the transaction that wrote it.</source>
        <translation>Ein Item ändern: sein Eintrag erscheint hier mit der Transaktion, die ihn schrieb.</translation>
    </message>
    <message>
        <source>Change many items of %1</source>
        <translation>Viele Items von %1 ändern</translation>
    </message>
    <message>
        <source>Change what the message below names and try again.</source>
        <translation>Ändern, was die Meldung unten nennt, und erneut versuchen.</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Changed since loaded</source>
        <translation>Seit dem Laden geändert</translation>
    </message>
    <message>
        <source>Chec&amp;k file</source>
        <translation>Datei &amp;prüfen</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Check file</source>
        <translation>Datei prüfen</translation>
    </message>
    <message>
        <source>Check its name.</source>
        <translation>Den Namen prüfen.</translation>
    </message>
    <message>
        <source>Check reads every item this is about, counts what would change, and shows what and at which price. It writes nothing.</source>
        <translation>Prüfen liest jedes betroffene Item, zählt, was sich ändern würde, und zeigt, was und zu welchem Preis. Es schreibt nichts.</translation>
    </message>
    <message>
        <source>Check that the disk is connected and healthy, then try again.</source>
        <translation>Prüfen, ob der Datenträger verbunden und gesund ist, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Check the JSON: a value has a wrong form.</source>
        <translation>Das JSON prüfen: ein Wert hat die falsche Form.</translation>
    </message>
    <message>
        <source>Check the credentials and the policy they stand under.</source>
        <translation>Die Zugangsdaten prüfen und die Richtlinie, unter der sie stehen.</translation>
    </message>
    <message>
        <source>Check the file to see what is affected, and go on from a copy or a backup.</source>
        <translation>Die Datei prüfen, um den Schaden zu sehen, und mit einer Kopie oder Sicherung weiterarbeiten.</translation>
    </message>
    <message>
        <source>Check the name and the region, then refresh the list of tables.</source>
        <translation>Namen und Region prüfen, dann die Liste der Tabellen aktualisieren.</translation>
    </message>
    <message>
        <source>Check the operation's name.</source>
        <translation>Den Namen der Operation prüfen.</translation>
    </message>
    <message>
        <source>Check the secret key and the clock of the client.</source>
        <translation>Den geheimen Schlüssel und die Uhr des Clients prüfen.</translation>
    </message>
    <message>
        <source>Checking %1</source>
        <translation>%1 wird geprüft</translation>
    </message>
    <message>
        <source>Checking; nothing is written</source>
        <translation>Wird geprüft; nichts wird geschrieben</translation>
    </message>
    <message>
        <source>Child</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Choose a DynamoDB Local file.</source>
        <translation>Eine DynamoDB-Local-Datei wählen.</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>Eine Datei wählen.</translation>
    </message>
    <message>
        <source>Choose a row to see all of its attributes.</source>
        <translation>Eine Zeile wählen, um alle ihre Attribute zu sehen.</translation>
    </message>
    <message>
        <source>Choose a table in the sidebar first</source>
        <translation>Zuerst in der Seitenleiste eine Tabelle wählen</translation>
    </message>
    <message>
        <source>Choose a table.</source>
        <translation>Eine Tabelle wählen.</translation>
    </message>
    <message>
        <source>Choose another key, or edit the existing item.</source>
        <translation>Einen anderen Schlüssel wählen oder das vorhandene Item bearbeiten.</translation>
    </message>
    <message>
        <source>Choose another name, or wait until the table is active again.</source>
        <translation>Einen anderen Namen wählen oder warten, bis die Tabelle wieder aktiv ist.</translation>
    </message>
    <message>
        <source>Choose at least one attribute.</source>
        <translation>Mindestens ein Attribut wählen.</translation>
    </message>
    <message>
        <source>Choose one in the sidebar to see the changes of its items.</source>
        <translation>Eine in der Seitenleiste wählen, um die Änderungen ihrer Items zu sehen.</translation>
    </message>
    <message>
        <source>Choose one in the sidebar to see what it uses.</source>
        <translation>Eine in der Seitenleiste wählen, um ihren Verbrauch zu sehen.</translation>
    </message>
    <message>
        <source>Choose one to see what was asked and answered. The list holds still meanwhile.</source>
        <translation>Einen wählen, um Frage und Antwort zu sehen. Die Liste hält so lange an.</translation>
    </message>
    <message>
        <source>Choose where the file goes.</source>
        <translation>Wählen, wohin die Datei kommt.</translation>
    </message>
    <message>
        <source>Choose where the new file goes.</source>
        <translation>Wählen, wohin die neue Datei kommt.</translation>
    </message>
    <message>
        <source>Choose which attribute is the partition key.</source>
        <translation>Wählen, welches Attribut der Partitionsschlüssel ist.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Clear history</source>
        <translation>Verlauf löschen</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <source>Click to let them in</source>
        <translation>Klicken lässt sie herein</translation>
    </message>
    <message>
        <source>Click: sort by this column</source>
        <translation>Klicken: nach dieser Spalte sortieren</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>Zwischenablage</translation>
    </message>
    <message>
        <source>Clone %1</source>
        <translation>%1 klonen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>%1 schließen</translation>
    </message>
    <message>
        <source>Close &amp;tab</source>
        <translation>&amp;Reiter schließen</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Close and discard</source>
        <translation>Schließen und verwerfen</translation>
    </message>
    <message>
        <source>Close it there, or open the file read-only here.</source>
        <translation>Dort schließen oder die Datei hier nur zum Lesen öffnen.</translation>
    </message>
    <message>
        <source>Close tab</source>
        <translation>Reiter schließen</translation>
    </message>
    <message>
        <source>Close the preview</source>
        <translation>Vorschau schließen</translation>
    </message>
    <message>
        <source>Closing stops what still runs: %1.</source>
        <translation>Schließen bricht ab, was noch läuft: %1.</translation>
    </message>
    <message>
        <source>Co&amp;mmit changes</source>
        <translation>Änderungen &amp;schreiben</translation>
    </message>
    <message>
        <source>Collapse all</source>
        <translation>Alle zuklappen</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Columns and what becomes of them</source>
        <translation>Spalten und was aus ihnen wird</translation>
    </message>
    <message>
        <source>Columns, left to right</source>
        <translation>Spalten, von links nach rechts</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Command copied</source>
        <translation>Befehl kopiert</translation>
    </message>
    <message>
        <source>Command for a first call</source>
        <translation>Befehl für einen ersten Aufruf</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Commit again</source>
        <translation>Erneut schreiben</translation>
    </message>
    <message>
        <source>Commit again with a new token.</source>
        <translation>Mit einem neuen Token erneut schreiben.</translation>
    </message>
    <message>
        <source>Commit as transaction</source>
        <translation>Als Transaktion schreiben</translation>
    </message>
    <message>
        <source>Commit in %1 transactions</source>
        <translation>In %1 Transaktionen schreiben</translation>
    </message>
    <message numerus="yes">
        <source>Commit undone: %n change(s) taken back</source>
        <translation><numerusform>Schreiben rückgängig gemacht: %n Änderung zurückgenommen</numerusform><numerusform>Schreiben rückgängig gemacht: %n Änderungen zurückgenommen</numerusform></translation>
    </message>
    <message>
        <source>Committing…</source>
        <translation>Wird geschrieben …</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Kompakt</translation>
    </message>
    <message>
        <source>Compare %1 with</source>
        <translation>%1 vergleichen mit</translation>
    </message>
    <message>
        <source>Compare i&amp;tems…</source>
        <translation>I&amp;tems vergleichen …</translation>
    </message>
    <message>
        <source>Compare items</source>
        <translation>Items vergleichen</translation>
    </message>
    <message>
        <source>Completions</source>
        <translation>Vervollständigungen</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Komprimierung</translation>
    </message>
    <message>
        <source>Condition of the write</source>
        <translation>Bedingung des Schreibens</translation>
    </message>
    <message>
        <source>Conflicts, yours beside theirs</source>
        <translation>Konflikte, das Eigene neben dem Fremden</translation>
    </message>
    <message>
        <source>Consistent read</source>
        <translation>Konsistent lesen</translation>
    </message>
    <message>
        <source>Consumed</source>
        <translation>Verbraucht</translation>
    </message>
    <message>
        <source>Continue in background</source>
        <translation>Im Hintergrund weiter</translation>
    </message>
    <message>
        <source>Convert and open</source>
        <translation>Umwandeln und öffnen</translation>
    </message>
    <message>
        <source>Converting %1</source>
        <translation>%1 wird umgewandelt</translation>
    </message>
    <message>
        <source>Convert…</source>
        <translation>Umwandeln …</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copied %1</source>
        <translation>%1 kopiert</translation>
    </message>
    <message>
        <source>Copied as %1</source>
        <translation>Als %1 kopiert</translation>
    </message>
    <message>
        <source>Copied as a table</source>
        <translation>Als Tabelle kopiert</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;as</source>
        <translation>Kopieren &amp;als</translation>
    </message>
    <message>
        <source>Copy &amp;as…</source>
        <translation>Kopieren &amp;als …</translation>
    </message>
    <message>
        <source>Copy &amp;reads as a table</source>
        <translation>&amp;Lesen als Tabelle kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;writes as a table</source>
        <translation>&amp;Schreiben als Tabelle kopieren</translation>
    </message>
    <message>
        <source>Copy ARN</source>
        <translation>ARN kopieren</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Kopieren als</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>Als &amp;JSON kopieren</translation>
    </message>
    <message>
        <source>Copy as &amp;table</source>
        <translation>Als &amp;Tabelle kopieren</translation>
    </message>
    <message>
        <source>Copy as DynamoDB JSON</source>
        <translation>Als DynamoDB-JSON kopieren</translation>
    </message>
    <message>
        <source>Copy call as &amp;AWS CLI</source>
        <translation>Aufruf als &amp;AWS CLI kopieren</translation>
    </message>
    <message>
        <source>Copy call as &amp;JavaScript</source>
        <translation>Aufruf als &amp;JavaScript kopieren</translation>
    </message>
    <message>
        <source>Copy call as P&amp;ython</source>
        <translation>Aufruf als P&amp;ython kopieren</translation>
    </message>
    <message>
        <source>Copy difference</source>
        <translation>Unterschied kopieren</translation>
    </message>
    <message>
        <source>Copy keys and images as DynamoDB JSON</source>
        <translation>Schlüssel und Bilder als DynamoDB-JSON kopieren</translation>
    </message>
    <message>
        <source>Copy lin&amp;k to item</source>
        <translation>Lin&amp;k zum Item kopieren</translation>
    </message>
    <message>
        <source>Copy lin&amp;k to this place</source>
        <translation>Lin&amp;k zu dieser Stelle kopieren</translation>
    </message>
    <message>
        <source>Copy link to item</source>
        <translation>Link zum Item kopieren</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Namen kopieren</translation>
    </message>
    <message>
        <source>Copy par&amp;titions as a table</source>
        <translation>Pa&amp;rtitionen als Tabelle kopieren</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Copy the %1 items</source>
        <translation>Die %1 Items kopieren</translation>
    </message>
    <message>
        <source>Copy the JSON</source>
        <translation>JSON kopieren</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Copy the error</source>
        <translation>Fehler kopieren</translation>
    </message>
    <message>
        <source>Copy to the right</source>
        <translation>Nach rechts kopieren</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Copying %1 into %2</source>
        <translation>%1 wird in %2 kopiert</translation>
    </message>
    <message>
        <source>Costs &lt;b&gt;%1&lt;/b&gt; · %2</source>
        <translation>Kostet &lt;b&gt;%1&lt;/b&gt; · %2</translation>
    </message>
    <message>
        <source>Costs a month</source>
        <translation>Kostet im Monat</translation>
    </message>
    <message>
        <source>Create table</source>
        <translation>Tabelle anlegen</translation>
    </message>
    <message>
        <source>Create table in %1</source>
        <translation>Tabelle in %1 anlegen</translation>
    </message>
    <message>
        <source>Create trigger</source>
        <translation>Trigger anlegen</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Enter</translation>
    </message>
    <message>
        <source>Current result</source>
        <translation>Aktuelles Ergebnis</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Eigener</translation>
    </message>
    <message>
        <source>Custom &amp;range…</source>
        <translation>Eigener &amp;Zeitraum …</translation>
    </message>
    <message>
        <source>Customers come by Zipf's law, from a fixed seed. It writes into the file, and ends after an hour, with the file, or with Stop in the status bar.</source>
        <translation>Kunden kommen nach dem Zipfschen Gesetz, aus einem festen Anfangswert. Es schreibt in die Datei und endet nach einer Stunde, mit der Datei oder mit „Stopp“ in der Statusleiste.</translation>
    </message>
    <message>
        <source>Daily wave</source>
        <translation>Tageswelle</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Date of the prices</source>
        <translation>Datum der Preise</translation>
    </message>
    <message>
        <source>De&amp;lete item</source>
        <translation>Item lö&amp;schen</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Später entscheiden</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>Delete alarm</source>
        <translation>Alarm löschen</translation>
    </message>
    <message>
        <source>Delete every item of %1 (%2 of them) and keep the table, its indexes and settings? This cannot be undone.</source>
        <translation>Jedes Item von %1 löschen (%2 insgesamt) und die Tabelle, ihre Indizes und Einstellungen behalten? Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Delete item</source>
        <translation>Item löschen</translation>
    </message>
    <message>
        <source>Delete item (Del)</source>
        <translation>Item löschen (Entf)</translation>
    </message>
    <message>
        <source>Delete items</source>
        <translation>Items löschen</translation>
    </message>
    <message>
        <source>Delete items after the time in</source>
        <translation>Items löschen nach der Zeit in</translation>
    </message>
    <message>
        <source>Delete items of the partition, or use a table without local indexes.</source>
        <translation>Items der Partition löschen oder eine Tabelle ohne lokale Indizes verwenden.</translation>
    </message>
    <message>
        <source>Delete log</source>
        <translation>Log löschen</translation>
    </message>
    <message>
        <source>Delete table</source>
        <translation>Tabelle löschen</translation>
    </message>
    <message>
        <source>Delete the items</source>
        <translation>Die Items löschen</translation>
    </message>
    <message>
        <source>Delete the log</source>
        <translation>Das Log löschen</translation>
    </message>
    <message>
        <source>Delete the table %1 with its %2 items and its indexes? This cannot be undone.</source>
        <translation>Die Tabelle %1 mit ihren %2 Items und ihren Indizes löschen? Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Delete trigger</source>
        <translation>Trigger löschen</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Deletion protection</source>
        <translation>Löschschutz</translation>
    </message>
    <message>
        <source>Deletion protection is on: it is refused until that is switched off in the settings.</source>
        <translation>Der Löschschutz ist ein: das Löschen wird abgelehnt, bis er in den Einstellungen ausgeschaltet ist.</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>Trennzeichen</translation>
    </message>
    <message>
        <source>Delivered to</source>
        <translation>Zugestellt an</translation>
    </message>
    <message>
        <source>Demand by partition</source>
        <translation>Bedarf nach Partition</translation>
    </message>
    <message>
        <source>Demand by partition is kept for a day, while the file is open</source>
        <translation>Der Bedarf nach Partition wird einen Tag behalten, solange die Datei offen ist</translation>
    </message>
    <message>
        <source>Demo traffic</source>
        <translation>Demoverkehr</translation>
    </message>
    <message>
        <source>Demo traffic %1/s</source>
        <translation>Demoverkehr %1/s</translation>
    </message>
    <message>
        <source>Demo traffic ended</source>
        <translation>Demoverkehr beendet</translation>
    </message>
    <message>
        <source>Demo traffic ended after %1 requests</source>
        <translation>Demoverkehr nach %1 Anfragen beendet</translation>
    </message>
    <message>
        <source>Demo traffic reads and writes the table of a shop. No file is open: make one from the e-commerce sample first, then start it again.</source>
        <translation>Demoverkehr liest und schreibt die Tabelle eines Ladens. Es ist keine Datei offen: zuerst eine aus dem E-Commerce-Beispiel anlegen, dann noch einmal starten.</translation>
    </message>
    <message>
        <source>Demo traffic starts…</source>
        <translation>Demoverkehr beginnt …</translation>
    </message>
    <message>
        <source>Demo traffic stops…</source>
        <translation>Demoverkehr endet …</translation>
    </message>
    <message>
        <source>Demo traffic writes. Open the file for writing, or another one.</source>
        <translation>Demoverkehr schreibt. Die Datei zum Schreiben öffnen oder eine andere.</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>Absteigend</translation>
    </message>
    <message>
        <source>Design tables and indexes first</source>
        <translation>Zuerst Tabellen und Indizes entwerfen</translation>
    </message>
    <message>
        <source>Destination on failure</source>
        <translation>Ziel bei Misserfolg</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Discard all c&amp;hanges</source>
        <translation>Alle Änderungen &amp;verwerfen</translation>
    </message>
    <message>
        <source>Discard the changes</source>
        <translation>Die Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Drained by</source>
        <translation>Verbraucht von</translation>
    </message>
    <message>
        <source>Drained by: %1</source>
        <translation>Verbraucht von: %1</translation>
    </message>
    <message>
        <source>Drop a file anywhere in this window to open or import it</source>
        <translation>Eine Datei irgendwo ins Fenster ziehen, um sie zu öffnen oder zu importieren</translation>
    </message>
    <message>
        <source>Duplicate item</source>
        <translation>Item duplizieren</translation>
    </message>
    <message>
        <source>Duplicate item (Ctrl+D)</source>
        <translation>Item duplizieren (Strg+D)</translation>
    </message>
    <message>
        <source>DynamoDB JSON</source>
        <translation>DynamoDB-JSON</translation>
    </message>
    <message>
        <source>DynamoDB JSON, one item a line</source>
        <translation>DynamoDB-JSON, ein Item je Zeile</translation>
    </message>
    <message>
        <source>DynamoDB Local</source>
        <translation>DynamoDB Local</translation>
    </message>
    <message>
        <source>DynamoDB Local file</source>
        <translation>DynamoDB-Local-Datei</translation>
    </message>
    <message>
        <source>DynamoDB Local files (*.db)</source>
        <translation>DynamoDB-Local-Dateien (*.db)</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren …</translation>
    </message>
    <message>
        <source>E-commerce</source>
        <translation>E-Commerce</translation>
    </message>
    <message>
        <source>Each goes only if it is still what the check read.</source>
        <translation>Jedes wird nur gelöscht, wenn es noch ist, was die Prüfung las.</translation>
    </message>
    <message>
        <source>Edit capacity of %1</source>
        <translation>Kapazität von %1 bearbeiten</translation>
    </message>
    <message>
        <source>Edit capacity…</source>
        <translation>Kapazität bearbeiten …</translation>
    </message>
    <message>
        <source>Edit in a window…</source>
        <translation>In einem Fenster bearbeiten …</translation>
    </message>
    <message>
        <source>Edit item</source>
        <translation>Item bearbeiten</translation>
    </message>
    <message>
        <source>Edit item in %1</source>
        <translation>Item in %1 bearbeiten</translation>
    </message>
    <message>
        <source>Edit the rule</source>
        <translation>Regel bearbeiten</translation>
    </message>
    <message>
        <source>Edit value</source>
        <translation>Wert bearbeiten</translation>
    </message>
    <message>
        <source>Editing</source>
        <translation>Bearbeitung</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Elements have no name</source>
        <translation>Elemente haben keinen Namen</translation>
    </message>
    <message>
        <source>Elements of lists have no name.</source>
        <translation>Elemente von Listen haben keinen Namen.</translation>
    </message>
    <message>
        <source>Empty cell</source>
        <translation>Leere Zelle</translation>
    </message>
    <message>
        <source>Enable the stream</source>
        <translation>Den Stream einschalten</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Zeichenkodierung</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Endpoint off</source>
        <translation>Endpunkt aus</translation>
    </message>
    <message>
        <source>Enforcement of limits</source>
        <translation>Durchsetzen der Grenzen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Enter a number.</source>
        <translation>Eine Zahl eingeben.</translation>
    </message>
    <message>
        <source>Enter a value for %1.</source>
        <translation>Einen Wert für %1 eingeben.</translation>
    </message>
    <message>
        <source>Enter a value.</source>
        <translation>Einen Wert eingeben.</translation>
    </message>
    <message>
        <source>Enter an attribute name.</source>
        <translation>Einen Attributnamen eingeben.</translation>
    </message>
    <message>
        <source>Enter an expression, such as stock + 1.</source>
        <translation>Einen Ausdruck eingeben, etwa stock + 1.</translation>
    </message>
    <message>
        <source>Enter at least one value.</source>
        <translation>Mindestens einen Wert eingeben.</translation>
    </message>
    <message>
        <source>Enter edits it, Delete removes it</source>
        <translation>Enter bearbeitet ihn, Entf entfernt ihn</translation>
    </message>
    <message>
        <source>Enter goes there · Ctrl+Space shows or hides</source>
        <translation>Enter springt hin · Strg+Leertaste blendet ein oder aus</translation>
    </message>
    <message>
        <source>Enter or a double click looks inside, Backspace comes back.</source>
        <translation>Enter oder ein Doppelklick blickt hinein, die Rücktaste führt zurück.</translation>
    </message>
    <message>
        <source>Enter the new name.</source>
        <translation>Den neuen Namen eingeben.</translation>
    </message>
    <message>
        <source>Enter what to find.</source>
        <translation>Eingeben, was gesucht wird.</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Estimated %1</source>
        <translation>Geschätzt %1</translation>
    </message>
    <message>
        <source>Estimated %1, of it %2</source>
        <translation>Geschätzt %1, davon %2</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Eventually consistent reads of %1 now lag by %2</source>
        <translation>Eventuell konsistentes Lesen von %1 hinkt jetzt um %2 nach</translation>
    </message>
    <message>
        <source>Every call to %1 appears here as it is answered. Send a first one:</source>
        <translation>Jeder Aufruf an %1 erscheint hier, sobald er beantwortet ist. Ein erster:</translation>
    </message>
    <message>
        <source>Every item of the table as it is now.</source>
        <translation>Jedes Item der Tabelle, wie es jetzt ist.</translation>
    </message>
    <message>
        <source>Every line of %1 is deleted, also those not shown here.</source>
        <translation>Jede Zeile von %1 wird gelöscht, auch die hier nicht gezeigten.</translation>
    </message>
    <message>
        <source>Every read and write of this table is metered from its first one on, as the service counts. Send some to %1; rangefinder-cli workload sends a shop's.</source>
        <translation>Jedes Lesen und Schreiben dieser Tabelle wird vom ersten an gemessen, wie der Dienst zählt. Einige an %1 senden; rangefinder-cli workload sendet die eines Ladens.</translation>
    </message>
    <message>
        <source>Every read and write of this table is metered from its first one on, as the service counts. Serve the file and let your application use it.</source>
        <translation>Jedes Lesen und Schreiben dieser Tabelle wird vom ersten an gemessen, wie der Dienst zählt. Die Datei bereitstellen und die eigene Anwendung sie benutzen lassen.</translation>
    </message>
    <message>
        <source>Every request is paid for. It may use up to double its previous peak at once, and never more than a maximum set here.</source>
        <translation>Jede Anfrage wird bezahlt. Es darf auf einen Schlag bis zum Doppelten der bisherigen Spitze sein, und nie mehr als ein hier gesetzter Höchstwert.</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Everything the query gives, read again page by page.</source>
        <translation>Alles, was die Abfrage liefert, Seite für Seite neu gelesen.</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Exact to 38 digits; a negative number subtracts.</source>
        <translation>Auf 38 Stellen genau; eine negative Zahl zieht ab.</translation>
    </message>
    <message>
        <source>Expand all</source>
        <translation>Alle aufklappen</translation>
    </message>
    <message>
        <source>Explore DynamoDB tables and run them on this computer.</source>
        <translation>DynamoDB-Tabellen erkunden und auf diesem Rechner betreiben.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export charts</source>
        <translation>Diagramme exportieren</translation>
    </message>
    <message>
        <source>Export to S3</source>
        <translation>Export nach S3</translation>
    </message>
    <message>
        <source>Exporting %1</source>
        <translation>%1 wird exportiert</translation>
    </message>
    <message>
        <source>Failed after %1 ms: %2</source>
        <translation>Nach %1 ms fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>Failure la&amp;b</source>
        <translation>F&amp;ehlerlabor</translation>
    </message>
    <message>
        <source>Failure lab</source>
        <translation>Fehlerlabor</translation>
    </message>
    <message>
        <source>Failure lab: %1 rules on</source>
        <translation>Fehlerlabor: %1 Regeln ein</translation>
    </message>
    <message>
        <source>Failure lab: 1 rule on</source>
        <translation>Fehlerlabor: 1 Regel ein</translation>
    </message>
    <message>
        <source>Fi&amp;nd in the rows, or add a filter</source>
        <translation>In den &amp;Zeilen suchen oder Filter hinzufügen</translation>
    </message>
    <message>
        <source>Fi&amp;t all columns</source>
        <translation>Alle Spalten an&amp;passen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>File to import</source>
        <translation>Zu importierende Datei</translation>
    </message>
    <message>
        <source>File to write</source>
        <translation>Zu schreibende Datei</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Files you open appear here</source>
        <translation>Geöffnete Dateien erscheinen hier</translation>
    </message>
    <message>
        <source>Files, tables and indexes</source>
        <translation>Dateien, Tabellen und Indizes</translation>
    </message>
    <message>
        <source>Fill &amp;down</source>
        <translation>Nach &amp;unten füllen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter pattern</source>
        <translation>Filtermuster</translation>
    </message>
    <message>
        <source>Filter patterns</source>
        <translation>Filtermuster</translation>
    </message>
    <message>
        <source>Filter tables and indexes</source>
        <translation>Tabellen und Indizes filtern</translation>
    </message>
    <message>
        <source>Filter threw most away</source>
        <translation>Filter warf das meiste weg</translation>
    </message>
    <message>
        <source>Filter: %1 %2 %3</source>
        <translation>Filter: %1 %2 %3</translation>
    </message>
    <message>
        <source>Filter: equal to this</source>
        <translation>Filter: gleich diesem</translation>
    </message>
    <message>
        <source>Filter: not equal to this</source>
        <translation>Filter: ungleich diesem</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find a column</source>
        <translation>Spalte suchen</translation>
    </message>
    <message>
        <source>Find and re&amp;place in result…</source>
        <translation>Im Ergebnis suchen und e&amp;rsetzen …</translation>
    </message>
    <message>
        <source>Find and replace in %1</source>
        <translation>In %1 suchen und ersetzen</translation>
    </message>
    <message>
        <source>Find attribute</source>
        <translation>Attribut suchen</translation>
    </message>
    <message>
        <source>Find in records</source>
        <translation>In den Einträgen suchen</translation>
    </message>
    <message>
        <source>Find in str&amp;eam</source>
        <translation>Im Str&amp;eam suchen</translation>
    </message>
    <message>
        <source>Find in the rows</source>
        <translation>In den Zeilen suchen</translation>
    </message>
    <message>
        <source>First row is a header</source>
        <translation>Erste Zeile ist Kopfzeile</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>Erste Zeilen</translation>
    </message>
    <message>
        <source>First values</source>
        <translation>Erste Werte</translation>
    </message>
    <message>
        <source>Fit all</source>
        <translation>Alle anpassen</translation>
    </message>
    <message>
        <source>Fit all columns</source>
        <translation>Alle Spalten anpassen</translation>
    </message>
    <message>
        <source>Fit to contents</source>
        <translation>An den Inhalt anpassen</translation>
    </message>
    <message>
        <source>Flash sales</source>
        <translation>Blitzverkäufe</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folder of table files</source>
        <translation>Ordner der Tabellendateien</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Follow capacity &amp;live</source>
        <translation>Der Kapazität &amp;live folgen</translation>
    </message>
    <message>
        <source>Follow link</source>
        <translation>Link folgen</translation>
    </message>
    <message>
        <source>Follows the newest second. Click to hold still.</source>
        <translation>Folgt der neuesten Sekunde. Klicken hält an.</translation>
    </message>
    <message>
        <source>For example: status = :loaded AND total &gt; 100. :loaded is what was loaded.</source>
        <translation>Zum Beispiel: status = :loaded AND total &gt; 100. :loaded ist, was geladen wurde.</translation>
    </message>
    <message>
        <source>For new tabs. Each tab has its own in the query bar.</source>
        <translation>Für neue Reiter. Jeder Reiter hat seinen eigenen Wert in der Abfrageleiste.</translation>
    </message>
    <message>
        <source>For new tabs. They cost twice as much, and see every write that was acknowledged.</source>
        <translation>Für neue Reiter. Sie kosten das Doppelte und sehen jedes bestätigte Schreiben.</translation>
    </message>
    <message>
        <source>Form of the JSON</source>
        <translation>Form des JSON</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Free a month</source>
        <translation>Frei im Monat</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty. DynamoDB is a trademark of Amazon.com, Inc.; this program is not theirs.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder später. Ohne jede Gewährleistung. DynamoDB ist eine Marke von Amazon.com, Inc.; dieses Programm stammt nicht von dort.</translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation>Platz schaffen und erneut versuchen.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>From now on</source>
        <translation>Ab jetzt</translation>
    </message>
    <message>
        <source>From now on every change of an item is recorded, in the transaction that makes it, and can be read for 24 hours.</source>
        <translation>Ab jetzt wird jede Änderung eines Items aufgezeichnet, in der Transaktion, die sie macht, und ist 24 Stunden lesbar.</translation>
    </message>
    <message>
        <source>From the oldest record</source>
        <translation>Vom ältesten Eintrag an</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Funktion</translation>
    </message>
    <message>
        <source>Game leaderboard</source>
        <translation>Spiel-Bestenliste</translation>
    </message>
    <message>
        <source>Gener&amp;ate data…</source>
        <translation>&amp;Daten erzeugen …</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>Generate data in %1</source>
        <translation>Daten in %1 erzeugen</translation>
    </message>
    <message>
        <source>Get a new iterator for the place you were at.</source>
        <translation>Einen neuen Iterator für die Stelle holen.</translation>
    </message>
    <message>
        <source>Give a partition key value and run, or scan.</source>
        <translation>Wert des Partitionsschlüssels angeben und ausführen, oder scannen.</translation>
    </message>
    <message>
        <source>Give the client an access key; any will do here.</source>
        <translation>Dem Client einen Zugriffsschlüssel geben; hier geht jeder.</translation>
    </message>
    <message>
        <source>Global</source>
        <translation>Global</translation>
    </message>
    <message>
        <source>Go (SDK v2)</source>
        <translation>Go (SDK v2)</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Go to table, key or command</source>
        <translation>Gehe zu Tabelle, Schlüssel oder Befehl</translation>
    </message>
    <message>
        <source>Go to table, key, file or command</source>
        <translation>Gehe zu Tabelle, Schlüssel, Datei oder Befehl</translation>
    </message>
    <message>
        <source>Groups stand in the replacement as \1 … \9, the whole match as \0.</source>
        <translation>Gruppen stehen im Ersatztext als \1 … \9, der ganze Treffer als \0.</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>Half of a surrogate pair is no character and cannot be stored as text.</source>
        <translation>Ein halbes Surrogatpaar ist kein Zeichen und lässt sich nicht als Text speichern.</translation>
    </message>
    <message>
        <source>Halve a batch that fails</source>
        <translation>Einen fehlgeschlagenen Stapel halbieren</translation>
    </message>
    <message>
        <source>Hatched: the name. Enter or a double click looks inside, Backspace comes back.</source>
        <translation>Schraffiert: der Name. Enter oder ein Doppelklick blickt hinein, die Rücktaste führt zurück.</translation>
    </message>
    <message>
        <source>Height of rows</source>
        <translation>Höhe der Zeilen</translation>
    </message>
    <message>
        <source>Held while a call is selected. Click to let them in.</source>
        <translation>Angehalten, solange ein Aufruf ausgewählt ist. Klicken lässt sie herein.</translation>
    </message>
    <message>
        <source>Held while paused. Click to let them in.</source>
        <translation>Angehalten. Klicken lässt sie herein.</translation>
    </message>
    <message>
        <source>Here a comma or “%1” is missing.</source>
        <translation>Hier fehlt ein Komma oder „%1“.</translation>
    </message>
    <message>
        <source>Here a text in quotes is missing.</source>
        <translation>Hier fehlt ein Text in Anführungszeichen.</translation>
    </message>
    <message>
        <source>Here a type in quotes is missing: one of %1.</source>
        <translation>Hier fehlt ein Typ in Anführungszeichen: einer von %1.</translation>
    </message>
    <message>
        <source>Here an attribute name in quotes is missing.</source>
        <translation>Hier fehlt ein Attributname in Anführungszeichen.</translation>
    </message>
    <message>
        <source>Here the “}” of this value is missing.</source>
        <translation>Hier fehlt das „}“ dieses Werts.</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Hide all</source>
        <translation>Alle ausblenden</translation>
    </message>
    <message>
        <source>Hide column “%1”</source>
        <translation>Spalte „%1“ ausblenden</translation>
    </message>
    <message>
        <source>Hide the failure lab</source>
        <translation>Das Fehlerlabor ausblenden</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>History of %1</source>
        <translation>Verlauf von %1</translation>
    </message>
    <message>
        <source>History of the chosen alarm</source>
        <translation>Verlauf des gewählten Alarms</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Enthält</translation>
    </message>
    <message>
        <source>Holds still. Click to follow.</source>
        <translation>Hält an. Klicken folgt wieder.</translation>
    </message>
    <message>
        <source>Hot key</source>
        <translation>Heißer Schlüssel</translation>
    </message>
    <message>
        <source>Hot key isolated</source>
        <translation>Heißer Schlüssel vereinzelt</translation>
    </message>
    <message>
        <source>Hot key: this partition key takes at least %1% of the newest %2 calls that name one. One partition serves at most 3,000 RCU and 1,000 WCU a second.</source>
        <translation>Heißer Schlüssel: dieser Partitionsschlüssel bekommt mindestens %1 % der neuesten %2 Aufrufe, die einen nennen. Eine Partition leistet höchstens 3.000 RCU und 1.000 WCU je Sekunde.</translation>
    </message>
    <message>
        <source>Hottest keys</source>
        <translation>Heißeste Schlüssel</translation>
    </message>
    <message>
        <source>Hottest partition</source>
        <translation>Heißeste Partition</translation>
    </message>
    <message>
        <source>How long lines are kept</source>
        <translation>Wie lange Zeilen bleiben</translation>
    </message>
    <message>
        <source>How many items</source>
        <translation>Anzahl der Items</translation>
    </message>
    <message>
        <source>If the traffic of the %1 went on for a month of 730 hours. Capacity is paid by the hour, storage as it is now.</source>
        <translation>Wenn der Verkehr der %1 einen Monat von 730 Stunden so weiterginge. Kapazität wird je Stunde bezahlt, Speicher so, wie er jetzt ist.</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Images of the record</source>
        <translation>Bilder des Eintrags</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Import from clip&amp;board…</source>
        <translation>Aus der &amp;Zwischenablage importieren …</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>%1 wird importiert</translation>
    </message>
    <message>
        <source>In</source>
        <translation>In</translation>
    </message>
    <message>
        <source>In the grid, the sidebar and lists.</source>
        <translation>In Raster, Seitenleiste und Listen.</translation>
    </message>
    <message>
        <source>In the rows loaded so far</source>
        <translation>In den bisher geladenen Zeilen</translation>
    </message>
    <message>
        <source>Included attributes of index %1</source>
        <translation>Enthaltene Attribute des Index %1</translation>
    </message>
    <message>
        <source>Include…</source>
        <translation>Aufnehmen …</translation>
    </message>
    <message>
        <source>Incremental export to S3</source>
        <translation>Inkrementeller Export nach S3</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Indizes</translation>
    </message>
    <message>
        <source>Infrequent access</source>
        <translation>Seltener Zugriff</translation>
    </message>
    <message>
        <source>Ins&amp;pector</source>
        <translation>Ins&amp;pektor</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Install the newest Rangefinder to open it.</source>
        <translation>Zum Öffnen das neueste Rangefinder installieren.</translation>
    </message>
    <message>
        <source>Internal error (500)</source>
        <translation>Interner Fehler (500)</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Invoked</source>
        <translation>Aufgerufen</translation>
    </message>
    <message>
        <source>It came with the file. It runs after you allow it.</source>
        <translation>Er kam mit der Datei. Er läuft erst, wenn es erlaubt ist.</translation>
    </message>
    <message>
        <source>It has a staged change: commit or discard that first.</source>
        <translation>Es hat eine vorgemerkte Änderung: diese zuerst schreiben oder verwerfen.</translation>
    </message>
    <message>
        <source>It has no %1.</source>
        <translation>Es hat kein %1.</translation>
    </message>
    <message>
        <source>It is kept for this file, in the program's settings: the file itself is not changed.</source>
        <translation>Sie wird für diese Datei in den Einstellungen des Programms aufbewahrt: die Datei selbst ändert sich nicht.</translation>
    </message>
    <message>
        <source>It may have been moved or renamed: open it from its new place.</source>
        <translation>Sie wurde vielleicht verschoben oder umbenannt: am neuen Ort öffnen.</translation>
    </message>
    <message>
        <source>It was changed after the check: nothing was written over it.</source>
        <translation>Es wurde nach der Prüfung geändert: nichts wurde darübergeschrieben.</translation>
    </message>
    <message>
        <source>It was changed since, or never written: it stays as it is.</source>
        <translation>Es wurde seither geändert oder nie geschrieben: es bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Item as JSON</source>
        <translation>Item als JSON</translation>
    </message>
    <message>
        <source>Item as tree or JSON</source>
        <translation>Item als Baum oder JSON</translation>
    </message>
    <message>
        <source>Item size</source>
        <translation>Größe des Items</translation>
    </message>
    <message>
        <source>Item size %1</source>
        <translation>Größe des Items %1</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>Items before and after</source>
        <translation>Items vorher und nachher</translation>
    </message>
    <message>
        <source>Items by size</source>
        <translation>Items nach Größe</translation>
    </message>
    <message>
        <source>Items deleted by the time to live, last 24 hours</source>
        <translation>Durch Lebensdauer (TTL) gelöschte Items, letzte 24 Stunden</translation>
    </message>
    <message>
        <source>Items examined a page</source>
        <translation>Geprüfte Items je Seite</translation>
    </message>
    <message>
        <source>Items of that commit have staged changes: commit or discard those first.</source>
        <translation>Items dieses Schreibens haben vorgemerkte Änderungen: diese zuerst schreiben oder verwerfen.</translation>
    </message>
    <message>
        <source>Items of the same key are replaced. Rows that cannot be imported are collected in a file beside the source, with line and reason.</source>
        <translation>Items mit demselben Schlüssel werden ersetzt. Zeilen, die sich nicht importieren lassen, kommen mit Nummer und Grund in eine Datei neben der Quelle.</translation>
    </message>
    <message>
        <source>Items read for one page</source>
        <translation>Gelesene Items je Seite</translation>
    </message>
    <message>
        <source>Items read for one page; empty reads pages of 1 MB</source>
        <translation>Gelesene Items je Seite; leer liest Seiten von 1 MB</translation>
    </message>
    <message>
        <source>Items side &amp;by side…</source>
        <translation>Items &amp;nebeneinander …</translation>
    </message>
    <message>
        <source>Items side by side</source>
        <translation>Items nebeneinander</translation>
    </message>
    <message>
        <source>Items that stay as they are</source>
        <translation>Items, die bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>Items the statement gave</source>
        <translation>Items, die die Anweisung lieferte</translation>
    </message>
    <message>
        <source>Items without it stay as they are.</source>
        <translation>Items ohne es bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Iterator age</source>
        <translation>Alter des Iterators</translation>
    </message>
    <message>
        <source>Iterator age, last 15 minutes</source>
        <translation>Alter des Iterators, letzte 15 Minuten</translation>
    </message>
    <message>
        <source>Its %1 is a %2, not a number.</source>
        <translation>%1 ist hier vom Typ %2, keine Zahl.</translation>
    </message>
    <message>
        <source>Its %1 is a %2: only strings and numbers can stand in a text.</source>
        <translation>%1 ist hier vom Typ %2: in einem Text können nur Texte und Zahlen stehen.</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>JSON (map, list …)</source>
        <translation>JSON (Map, Liste …)</translation>
    </message>
    <message>
        <source>JSON array</source>
        <translation>JSON-Array</translation>
    </message>
    <message>
        <source>JSON lines</source>
        <translation>JSON-Zeilen</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl *.jsonl.gz)</source>
        <translation>JSON-Zeilen (*.jsonl *.jsonl.gz)</translation>
    </message>
    <message>
        <source>JSON objects</source>
        <translation>JSON-Objekte</translation>
    </message>
    <message>
        <source>Java (SDK v2)</source>
        <translation>Java (SDK v2)</translation>
    </message>
    <message>
        <source>JavaScript</source>
        <translation>JavaScript</translation>
    </message>
    <message>
        <source>JavaScript (SDK v3)</source>
        <translation>JavaScript (SDK v3)</translation>
    </message>
    <message>
        <source>Keep all mine</source>
        <translation>Alles Eigene behalten</translation>
    </message>
    <message>
        <source>Keep lines %1</source>
        <translation>Zeilen %1 aufbewahren</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Eigenes behalten</translation>
    </message>
    <message>
        <source>Keep mine, %1</source>
        <translation>Eigenes behalten, %1</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Key asked for</source>
        <translation>Gesuchter Schlüssel</translation>
    </message>
    <message>
        <source>Key begins with</source>
        <translation>Schlüssel beginnt mit</translation>
    </message>
    <message>
        <source>Key or attribute</source>
        <translation>Schlüssel oder Attribut</translation>
    </message>
    <message>
        <source>Key, table or error</source>
        <translation>Schlüssel, Tabelle oder Fehler</translation>
    </message>
    <message>
        <source>Key: %1</source>
        <translation>Schlüssel: %1</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Keys and partitions are kept for one day: what is older is not in this list.</source>
        <translation>Schlüssel und Partitionen bleiben einen Tag: Älteres fehlt in dieser Liste.</translation>
    </message>
    <message>
        <source>Keys are kept for a day, while the file is open</source>
        <translation>Schlüssel werden einen Tag behalten, solange die Datei offen ist</translation>
    </message>
    <message>
        <source>Keys in %1</source>
        <translation>Schlüssel in %1</translation>
    </message>
    <message>
        <source>Keys only</source>
        <translation>Nur Schlüssel</translation>
    </message>
    <message>
        <source>Keys that begin with aws: are the service's own.</source>
        <translation>Schlüssel, die mit aws: beginnen, gehören dem Dienst.</translation>
    </message>
    <message>
        <source>Kind of change</source>
        <translation>Art der Änderung</translation>
    </message>
    <message>
        <source>Kind of failure</source>
        <translation>Art des Fehlers</translation>
    </message>
    <message>
        <source>Kinds of items</source>
        <translation>Arten von Items</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Language of the copy</source>
        <translation>Sprache der Kopie</translation>
    </message>
    <message>
        <source>Largest item, 400 KB</source>
        <translation>Größtes Item, 400 KB</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Latency added</source>
        <translation>Zusätzliche Latenz</translation>
    </message>
    <message>
        <source>Least %1</source>
        <translation>Mindestens %1</translation>
    </message>
    <message>
        <source>Least capacity units</source>
        <translation>Mindestkapazität</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Left alone (%1)</source>
        <translation>Ausgelassen (%1)</translation>
    </message>
    <message>
        <source>Let an AWS SDK or the AWS CLI sign the request: a part of its header is missing.</source>
        <translation>Ein AWS-SDK oder die AWS CLI die Anfrage signieren lassen: ein Teil des Kopfs fehlt.</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Limit: %1</source>
        <translation>Grenze: %1</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>Zeile %1, Spalte %2: %3</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Lines are kept %1</source>
        <translation>Zeilen bleiben %1</translation>
    </message>
    <message>
        <source>Lines of %1 appear as they are written.</source>
        <translation>Zeilen von %1 erscheinen, sobald sie geschrieben sind.</translation>
    </message>
    <message>
        <source>Lines of the log</source>
        <translation>Zeilen des Logs</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Link copied</source>
        <translation>Link kopiert</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>List of DynamoDB JSON</source>
        <translation>Liste aus DynamoDB-JSON</translation>
    </message>
    <message>
        <source>Lists and maps are edited element by element, or as JSON.</source>
        <translation>Listen und Maps werden Element für Element oder als JSON bearbeitet.</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Load next page</source>
        <translation>Nächste Seite laden</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>Geladen</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Lokal</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Log deleted</source>
        <translation>Log gelöscht</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Look at every item</source>
        <translation>Alle Items ansehen</translation>
    </message>
    <message>
        <source>Look further</source>
        <translation>Weiter suchen</translation>
    </message>
    <message>
        <source>Look further back</source>
        <translation>Weiter zurück suchen</translation>
    </message>
    <message>
        <source>Looked back to %1.</source>
        <translation>Bis %1 zurück gesucht.</translation>
    </message>
    <message>
        <source>Looking at the items…</source>
        <translation>Items werden angesehen …</translation>
    </message>
    <message>
        <source>Looking for keys…</source>
        <translation>Schlüssel werden gesucht …</translation>
    </message>
    <message>
        <source>Looking for records</source>
        <translation>Einträge werden gesucht</translation>
    </message>
    <message>
        <source>Looking for the stream of %1</source>
        <translation>Der Stream von %1 wird gesucht</translation>
    </message>
    <message>
        <source>Make the file and its folder writable, or save a copy elsewhere.</source>
        <translation>Datei und Ordner schreibbar machen oder anderswo eine Kopie speichern.</translation>
    </message>
    <message>
        <source>Making %1</source>
        <translation>%1 wird angelegt</translation>
    </message>
    <message>
        <source>Making items in %1</source>
        <translation>Items werden in %1 erzeugt</translation>
    </message>
    <message>
        <source>Many single gets</source>
        <translation>Viele einzelne Gets</translation>
    </message>
    <message>
        <source>Many single gets: %1 or more GetItem on this table by this client within a second. BatchGetItem reads up to 100 in one call; a Query reads a whole partition.</source>
        <translation>Viele einzelne Gets: %1 oder mehr GetItem dieses Clients auf diese Tabelle in einer Sekunde. BatchGetItem liest bis zu 100 mit einem Aufruf; eine Query liest eine ganze Partition.</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>Map columns to attributes</source>
        <translation>Spalten Attributen zuordnen</translation>
    </message>
    <message>
        <source>Map of DynamoDB JSON</source>
        <translation>Map aus DynamoDB-JSON</translation>
    </message>
    <message>
        <source>Map or table</source>
        <translation>Karte oder Tabelle</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Marks: blue line reads, orange line writes, ring updating, triangle throttled</source>
        <translation>Marken: blaue Linie Lesen, orange Linie Schreiben, Ring in Änderung, Dreieck gedrosselt</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>Max</translation>
    </message>
    <message>
        <source>Maximum on demand</source>
        <translation>Höchstwert bei Bedarf</translation>
    </message>
    <message>
        <source>Maximum read request units of %1</source>
        <translation>Höchste Leseanfrageeinheiten von %1</translation>
    </message>
    <message>
        <source>Maximum write request units of %1</source>
        <translation>Höchste Schreibanfrageeinheiten von %1</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Metering of this file is switched off, in the menu of limits above.</source>
        <translation>Das Messen ist für diese Datei ausgeschaltet, im Menü der Grenzen oben.</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metrik</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>Min</translation>
    </message>
    <message>
        <source>Minute by minute over the whole time, or each of the newest requests by itself: bursts within a second, retries, partitions and their splits as the engine has them</source>
        <translation>Minute für Minute über die ganze Zeit oder jede der neuesten Anfragen einzeln: Bursts innerhalb einer Sekunde, Wiederholungen, Partitionen und ihre Teilungen, wie die Engine sie hat</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Minutes are kept for 15 days, 5 minutes for 63, hours for 455. Partitions and keys are kept for one day.</source>
        <translation>Minuten bleiben 15 Tage, 5 Minuten 63, Stunden 455. Partitionen und Schlüssel bleiben einen Tag.</translation>
    </message>
    <message>
        <source>Minutes in a row</source>
        <translation>Minuten nacheinander</translation>
    </message>
    <message>
        <source>Modes</source>
        <translation>Modi</translation>
    </message>
    <message>
        <source>Monthly bill</source>
        <translation>Monatsrechnung</translation>
    </message>
    <message>
        <source>Monthly bill of %1</source>
        <translation>Monatsrechnung von %1</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More capacity cannot help: spread the key over several (add a suffix, shard it), or write other keys.</source>
        <translation>Mehr Kapazität hilft nicht: den Schlüssel auf mehrere verteilen (mit einem Zusatz) oder andere Schlüssel schreiben.</translation>
    </message>
    <message>
        <source>More capacity cannot help: spread the key over several, read other keys, or put a cache in front.</source>
        <translation>Mehr Kapazität hilft nicht: den Schlüssel auf mehrere verteilen, andere Schlüssel lesen oder einen Cache davorsetzen.</translation>
    </message>
    <message>
        <source>More kinds</source>
        <translation>Weitere Arten</translation>
    </message>
    <message>
        <source>Most %1</source>
        <translation>Höchstens %1</translation>
    </message>
    <message>
        <source>Most capacity units</source>
        <translation>Höchstkapazität</translation>
    </message>
    <message>
        <source>Most reads a second</source>
        <translation>Höchste Lesevorgänge je Sekunde</translation>
    </message>
    <message>
        <source>Most writes a second</source>
        <translation>Höchste Schreibvorgänge je Sekunde</translation>
    </message>
    <message>
        <source>Move column &amp;left</source>
        <translation>Spalte nach &amp;links</translation>
    </message>
    <message>
        <source>Move column ri&amp;ght</source>
        <translation>Spalte nach &amp;rechts</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>NULL</source>
        <translation>NULL</translation>
    </message>
    <message>
        <source>NULL is always true.</source>
        <translation>NULL ist immer true.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of index %1</source>
        <translation>Name des Index %1</translation>
    </message>
    <message>
        <source>Name of the attribute</source>
        <translation>Name des Attributs</translation>
    </message>
    <message>
        <source>Name of the new alarm</source>
        <translation>Name des neuen Alarms</translation>
    </message>
    <message>
        <source>Name of the new table</source>
        <translation>Name der neuen Tabelle</translation>
    </message>
    <message>
        <source>Name of the saved query</source>
        <translation>Name der gespeicherten Abfrage</translation>
    </message>
    <message>
        <source>Name of the table</source>
        <translation>Name der Tabelle</translation>
    </message>
    <message>
        <source>Name the attribute that holds the time.</source>
        <translation>Das Attribut nennen, das die Zeit enthält.</translation>
    </message>
    <message>
        <source>Name, bytes</source>
        <translation>Name, Bytes</translation>
    </message>
    <message>
        <source>Never ask</source>
        <translation>Nie fragen</translation>
    </message>
    <message>
        <source>New alarm</source>
        <translation>Neuer Alarm</translation>
    </message>
    <message>
        <source>New empty file</source>
        <translation>Neue leere Datei</translation>
    </message>
    <message>
        <source>New file from a sample</source>
        <translation>Neue Datei aus einem Beispiel</translation>
    </message>
    <message>
        <source>New from &amp;another sample</source>
        <translation>Neu aus &amp;anderem Beispiel</translation>
    </message>
    <message>
        <source>New from &amp;sample…</source>
        <translation>Neu aus &amp;Beispiel …</translation>
    </message>
    <message>
        <source>New from sample</source>
        <translation>Neu aus Beispiel</translation>
    </message>
    <message>
        <source>New from sample…</source>
        <translation>Neu aus Beispiel …</translation>
    </message>
    <message>
        <source>New image</source>
        <translation>Neues Bild</translation>
    </message>
    <message>
        <source>New item</source>
        <translation>Neues Item</translation>
    </message>
    <message>
        <source>New item (Ins)</source>
        <translation>Neues Item (Einfg)</translation>
    </message>
    <message>
        <source>New item in %1</source>
        <translation>Neues Item in %1</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>Neue Tasten</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
    <message>
        <source>New table</source>
        <translation>Neue Tabelle</translation>
    </message>
    <message>
        <source>New table file</source>
        <translation>Neue Tabellendatei</translation>
    </message>
    <message>
        <source>New table like %1</source>
        <translation>Neue Tabelle wie %1</translation>
    </message>
    <message>
        <source>New trigger</source>
        <translation>Neuer Trigger</translation>
    </message>
    <message>
        <source>Next difference (F8)</source>
        <translation>Nächster Unterschied (F8)</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>Nächster Treffer (Enter)</translation>
    </message>
    <message>
        <source>No bill</source>
        <translation>Keine Rechnung</translation>
    </message>
    <message>
        <source>No call passes the filters</source>
        <translation>Kein Aufruf passt zu den Filtern</translation>
    </message>
    <message>
        <source>No call selected</source>
        <translation>Kein Aufruf ausgewählt</translation>
    </message>
    <message>
        <source>No call yet</source>
        <translation>Noch kein Aufruf</translation>
    </message>
    <message>
        <source>No demand</source>
        <translation>Kein Bedarf</translation>
    </message>
    <message>
        <source>No demand in this time</source>
        <translation>In dieser Zeit kein Bedarf</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>Kein Unterschied</translation>
    </message>
    <message>
        <source>No file is open</source>
        <translation>Keine Datei ist offen</translation>
    </message>
    <message>
        <source>No file is open. Drop an .rfdb file here or press %1.</source>
        <translation>Keine Datei ist offen. Eine .rfdb-Datei hierher ziehen oder %1 drücken.</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>Noch keine Dateien</translation>
    </message>
    <message>
        <source>No free key was found for a copy</source>
        <translation>Für eine Kopie fand sich kein freier Schlüssel</translation>
    </message>
    <message>
        <source>No item selected</source>
        <translation>Kein Item ausgewählt</translation>
    </message>
    <message>
        <source>No items</source>
        <translation>Keine Items</translation>
    </message>
    <message>
        <source>No items match</source>
        <translation>Kein Item passt</translation>
    </message>
    <message>
        <source>No items match so far</source>
        <translation>Bisher passt kein Item</translation>
    </message>
    <message>
        <source>No key was used in this time</source>
        <translation>In dieser Zeit wurde kein Schlüssel benutzt</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>Keine Tasten</translation>
    </message>
    <message>
        <source>No line here</source>
        <translation>Hier ist keine Zeile</translation>
    </message>
    <message>
        <source>No log yet</source>
        <translation>Noch kein Log</translation>
    </message>
    <message>
        <source>No match in %1.</source>
        <translation>Kein Treffer in %1.</translation>
    </message>
    <message>
        <source>No name here could be shorter.</source>
        <translation>Hier könnte kein Name kürzer sein.</translation>
    </message>
    <message>
        <source>No prices</source>
        <translation>Keine Preise</translation>
    </message>
    <message>
        <source>No prices: %1</source>
        <translation>Keine Preise: %1</translation>
    </message>
    <message>
        <source>No query of this file is shown</source>
        <translation>Es wird keine Abfrage dieser Datei gezeigt</translation>
    </message>
    <message>
        <source>No quotes</source>
        <translation>Keine Anführungszeichen</translation>
    </message>
    <message>
        <source>No record is selected</source>
        <translation>Kein Eintrag ist ausgewählt</translation>
    </message>
    <message>
        <source>No record passes the filter</source>
        <translation>Kein Eintrag passt zum Filter</translation>
    </message>
    <message>
        <source>No record yet</source>
        <translation>Noch kein Eintrag</translation>
    </message>
    <message>
        <source>No single requests are kept of this time: they are while the file is open</source>
        <translation>Aus dieser Zeit sind keine einzelnen Anfragen aufbewahrt: das geschieht nur, solange die Datei offen ist</translation>
    </message>
    <message>
        <source>No statement was run yet</source>
        <translation>Noch wurde keine Anweisung ausgeführt</translation>
    </message>
    <message>
        <source>No stream</source>
        <translation>Kein Stream</translation>
    </message>
    <message>
        <source>No such key</source>
        <translation>Kein solcher Schlüssel</translation>
    </message>
    <message>
        <source>No table</source>
        <translation>Keine Tabelle</translation>
    </message>
    <message>
        <source>No table is chosen</source>
        <translation>Keine Tabelle ist gewählt</translation>
    </message>
    <message>
        <source>No table of %1 is made like the sample's</source>
        <translation>Keine Tabelle von %1 ist wie die des Beispiels</translation>
    </message>
    <message>
        <source>No trigger yet</source>
        <translation>Noch kein Trigger</translation>
    </message>
    <message>
        <source>Nobody reads this stream</source>
        <translation>Niemand liest diesen Stream</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>None of this kind</source>
        <translation>Keine dieser Art</translation>
    </message>
    <message>
        <source>None yet. A query that is worth keeping is saved with the plus.</source>
        <translation>Noch keine. Eine Abfrage, die sich lohnt, wird mit dem Plus gespeichert.</translation>
    </message>
    <message>
        <source>None: the request was refused before it had one, or reads no single table.</source>
        <translation>Keine: die Anfrage wurde vorher abgelehnt oder liest nicht nur eine Tabelle.</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Not committed</source>
        <translation>Nicht geschrieben</translation>
    </message>
    <message>
        <source>Not compressed</source>
        <translation>Nicht gepackt</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Nicht ausgeführt</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Not in the key</source>
        <translation>Nicht im Schlüssel</translation>
    </message>
    <message>
        <source>Not known: the requests named no key</source>
        <translation>Unbekannt: die Anfragen nannten keinen Schlüssel</translation>
    </message>
    <message>
        <source>Not metered</source>
        <translation>Nicht gemessen</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>Nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Anmerkungen</translation>
    </message>
    <message>
        <source>Nothing can be added here</source>
        <translation>Hier lässt sich nichts hinzufügen</translation>
    </message>
    <message>
        <source>Nothing is kept that long: at most 455 days</source>
        <translation>So lange bleibt nichts: höchstens 455 Tage</translation>
    </message>
    <message>
        <source>Nothing is read or written yet</source>
        <translation>Noch wird nichts gelesen oder geschrieben</translation>
    </message>
    <message>
        <source>Nothing is read that could be sorted.</source>
        <translation>Es ist nichts gelesen, was sich sortieren ließe.</translation>
    </message>
    <message>
        <source>Nothing is read yet</source>
        <translation>Noch ist nichts gelesen</translation>
    </message>
    <message>
        <source>Nothing is recorded.</source>
        <translation>Nichts wird aufgezeichnet.</translation>
    </message>
    <message>
        <source>Nothing is shown that a link could lead to</source>
        <translation>Es wird nichts gezeigt, zu dem ein Link führen könnte</translation>
    </message>
    <message>
        <source>Nothing is stored here.</source>
        <translation>Hier ist nichts gespeichert.</translation>
    </message>
    <message>
        <source>Nothing is stored under this key.</source>
        <translation>Unter diesem Schlüssel ist nichts gespeichert.</translation>
    </message>
    <message>
        <source>Nothing may follow the closing “}”.</source>
        <translation>Nach der schließenden „}“ darf nichts folgen.</translation>
    </message>
    <message>
        <source>Nothing of this transaction was written; the changes stay staged.</source>
        <translation>Von dieser Transaktion wurde nichts geschrieben; die Änderungen bleiben vorgemerkt.</translation>
    </message>
    <message>
        <source>Nothing read yet</source>
        <translation>Noch nichts gelesen</translation>
    </message>
    <message>
        <source>Nothing to paste</source>
        <translation>Nichts zum Einfügen</translation>
    </message>
    <message>
        <source>Nothing was read or written yet. Capacity is paid by the hour all the same, and storage as it is now.</source>
        <translation>Noch wurde nichts gelesen oder geschrieben. Kapazität wird trotzdem je Stunde bezahlt, Speicher so, wie er jetzt ist.</translation>
    </message>
    <message>
        <source>Nothing was recorded</source>
        <translation>Nichts wurde aufgezeichnet</translation>
    </message>
    <message>
        <source>Nothing was recorded in this time</source>
        <translation>In dieser Zeit wurde nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>Nothing was run yet that holds this.</source>
        <translation>Noch wurde nichts ausgeführt, das dies enthält.</translation>
    </message>
    <message>
        <source>Nothing was used yet</source>
        <translation>Noch nichts verbraucht</translation>
    </message>
    <message>
        <source>Nothing was written. Someone else changed what you edit; decide for each item.</source>
        <translation>Nichts wurde geschrieben. Jemand anders hat geändert, was hier bearbeitet wird; für jedes Item entscheiden.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Null</source>
        <translation>Null</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Number set</source>
        <translation>Zahlenmenge</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Observed, not enforced</source>
        <translation>Beobachtet, nicht durchgesetzt</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Of that moment no single refusal is kept. In this range: %1</source>
        <translation>Von diesem Augenblick ist keine einzelne Ablehnung mehr da. In diesem Zeitraum: %1</translation>
    </message>
    <message>
        <source>Of the bytes</source>
        <translation>Von den Bytes</translation>
    </message>
    <message>
        <source>Of the items</source>
        <translation>Von den Items</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Old image</source>
        <translation>Altes Bild</translation>
    </message>
    <message>
        <source>Oldest record</source>
        <translation>Ältester Eintrag</translation>
    </message>
    <message>
        <source>Oldest record %1</source>
        <translation>Ältester Eintrag %1</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>On demand</source>
        <translation>Bei Bedarf</translation>
    </message>
    <message>
        <source>On-demand backups</source>
        <translation>Sicherungen bei Bedarf</translation>
    </message>
    <message>
        <source>On-demand list price of us-east-1: $0.125 a million read units, $0.625 a million write units.</source>
        <translation>Listenpreis bei Bedarf von us-east-1: 0,125 $ je Million Leseeinheiten, 0,625 $ je Million Schreibeinheiten.</translation>
    </message>
    <message>
        <source>On-demand traffic of %1 was more than double its previous peak: %2 %3 a second at the most.</source>
        <translation>Der Verkehr bei Bedarf von %1 war mehr als das Doppelte der bisherigen Spitze: höchstens %2 %3 je Sekunde.</translation>
    </message>
    <message>
        <source>One expression only: what %1 shall be.</source>
        <translation>Nur ein Ausdruck: was %1 sein soll.</translation>
    </message>
    <message>
        <source>One hot key</source>
        <translation>Ein heißer Schlüssel</translation>
    </message>
    <message>
        <source>One item a line, as exports to S3 write it; nothing is lost.</source>
        <translation>Ein Item je Zeile, wie Exporte nach S3 es schreiben; nichts geht verloren.</translation>
    </message>
    <message>
        <source>One key peaked over 1,000 WCU/s on P%1. More capacity cannot help: shard it.</source>
        <translation>Ein Schlüssel überstieg 1.000 WCU/s auf P%1. Mehr Kapazität hilft nicht: aufteilen.</translation>
    </message>
    <message>
        <source>One key peaked over 3,000 RCU/s on P%1. More capacity cannot help: shard it.</source>
        <translation>Ein Schlüssel überstieg 3.000 RCU/s auf P%1. Mehr Kapazität hilft nicht: aufteilen.</translation>
    </message>
    <message>
        <source>Only :loaded can stand for a value; others are written as they are: 'text', 12, true.</source>
        <translation>Nur :loaded kann für einen Wert stehen; andere werden geschrieben, wie sie sind: 'text', 12, true.</translation>
    </message>
    <message>
        <source>Only a result that is read to its end can be sorted: there are more pages.</source>
        <translation>Nur ein bis zum Ende gelesenes Ergebnis lässt sich sortieren: es gibt weitere Seiten.</translation>
    </message>
    <message>
        <source>Only attributes have a name.</source>
        <translation>Nur Attribute haben einen Namen.</translation>
    </message>
    <message>
        <source>Only attributes that differ</source>
        <translation>Nur abweichende Attribute</translation>
    </message>
    <message>
        <source>Only differences</source>
        <translation>Nur Unterschiede</translation>
    </message>
    <message>
        <source>Only elements of lists have an order</source>
        <translation>Nur Elemente von Listen haben eine Reihenfolge</translation>
    </message>
    <message>
        <source>Only if</source>
        <translation>Nur wenn</translation>
    </message>
    <message>
        <source>Only lists and sets have numbered elements.</source>
        <translation>Nur Listen und Mengen haben nummerierte Elemente.</translation>
    </message>
    <message>
        <source>Only lists, maps and sets hold other values</source>
        <translation>Nur Listen, Maps und Mengen enthalten andere Werte</translation>
    </message>
    <message>
        <source>Only maps have named attributes.</source>
        <translation>Nur Maps haben benannte Attribute.</translation>
    </message>
    <message>
        <source>Only records like</source>
        <translation>Nur Einträge wie</translation>
    </message>
    <message>
        <source>Only which item. The smallest records.</source>
        <translation>Nur welches Item. Die kleinsten Einträge.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open DynamoDB &amp;Local file…</source>
        <translation>DynamoDB-&amp;Local-Datei öffnen …</translation>
    </message>
    <message>
        <source>Open a DynamoDB Local file</source>
        <translation>Eine DynamoDB-Local-Datei öffnen</translation>
    </message>
    <message>
        <source>Open a file to serve it to AWS SDKs on this machine</source>
        <translation>Eine Datei öffnen, um sie AWS-SDKs auf diesem Rechner bereitzustellen</translation>
    </message>
    <message>
        <source>Open a table file first.</source>
        <translation>Zuerst eine Tabellendatei öffnen.</translation>
    </message>
    <message>
        <source>Open a table file to import into first.</source>
        <translation>Zuerst eine Tabellendatei für den Import öffnen.</translation>
    </message>
    <message>
        <source>Open a table in a new tab</source>
        <translation>Eine Tabelle in neuem Reiter öffnen</translation>
    </message>
    <message>
        <source>Open as query</source>
        <translation>Als Abfrage öffnen</translation>
    </message>
    <message>
        <source>Open file</source>
        <translation>Datei öffnen</translation>
    </message>
    <message>
        <source>Open in &amp;new tab</source>
        <translation>In &amp;neuem Reiter öffnen</translation>
    </message>
    <message>
        <source>Open in new tab</source>
        <translation>In neuem Reiter öffnen</translation>
    </message>
    <message>
        <source>Open read-only</source>
        <translation>Nur zum Lesen öffnen</translation>
    </message>
    <message>
        <source>Open tables</source>
        <translation>Offene Tabellen</translation>
    </message>
    <message>
        <source>Open the new one</source>
        <translation>Die neue öffnen</translation>
    </message>
    <message>
        <source>Opened without %1</source>
        <translation>Ohne %1 geöffnet</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet …</translation>
    </message>
    <message>
        <source>Opens again</source>
        <translation>Öffnet wieder</translation>
    </message>
    <message>
        <source>Opens again: %1</source>
        <translation>Öffnet wieder: %1</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>Operations hit</source>
        <translation>Getroffene Operationen</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Operator of the filter</source>
        <translation>Operator des Filters</translation>
    </message>
    <message>
        <source>Operator on %1</source>
        <translation>Operator auf %1</translation>
    </message>
    <message>
        <source>Or select two rows, or remember one here or in another tab first</source>
        <translation>Oder zwei Zeilen auswählen, oder erst eine hier oder in einem anderen Tab merken</translation>
    </message>
    <message>
        <source>Order of the sort key</source>
        <translation>Ordnung des Sortierschlüssels</translation>
    </message>
    <message>
        <source>Order: %1</source>
        <translation>Reihenfolge: %1</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Bestellungen</translation>
    </message>
    <message>
        <source>Other rows are loaded.</source>
        <translation>Andere Zeilen sind geladen.</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>Outcome of the test</source>
        <translation>Ergebnis des Versuchs</translation>
    </message>
    <message>
        <source>Output of a scan</source>
        <translation>Ausgabe eines Scans</translation>
    </message>
    <message>
        <source>P&amp;revious pane</source>
        <translation>&amp;Voriger Bereich</translation>
    </message>
    <message>
        <source>Parameter %1</source>
        <translation>Parameter %1</translation>
    </message>
    <message>
        <source>Parameter %1: %2</source>
        <translation>Parameter %1: %2</translation>
    </message>
    <message>
        <source>PartiQL</source>
        <translation>PartiQL</translation>
    </message>
    <message>
        <source>PartiQL statement</source>
        <translation>PartiQL-Anweisung</translation>
    </message>
    <message>
        <source>PartiQL · %1</source>
        <translation>PartiQL · %1</translation>
    </message>
    <message>
        <source>Partial batch</source>
        <translation>Teil eines Stapels</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>Partition P%1</source>
        <translation>Partition P%1</translation>
    </message>
    <message>
        <source>Partition P%1 of %2 reached its limit of %3 %4 a second.</source>
        <translation>Partition P%1 von %2 erreichte ihre Grenze von %3 %4 je Sekunde.</translation>
    </message>
    <message>
        <source>Partition key</source>
        <translation>Partitionsschlüssel</translation>
    </message>
    <message>
        <source>Partition key and sort key are the same attribute.</source>
        <translation>Partitions- und Sortierschlüssel sind dasselbe Attribut.</translation>
    </message>
    <message>
        <source>Partition key and sort key must be two attributes.</source>
        <translation>Partitions- und Sortierschlüssel müssen zwei Attribute sein.</translation>
    </message>
    <message>
        <source>Partition key of index %1</source>
        <translation>Partitionsschlüssel des Index %1</translation>
    </message>
    <message>
        <source>Partition keys hit begin with</source>
        <translation>Getroffene Partitionsschlüssel beginnen mit</translation>
    </message>
    <message>
        <source>Parts of the bill</source>
        <translation>Teile der Rechnung</translation>
    </message>
    <message>
        <source>Parts of the call</source>
        <translation>Teile des Aufrufs</translation>
    </message>
    <message>
        <source>Paste rows into %1</source>
        <translation>Zeilen in %1 einfügen</translation>
    </message>
    <message>
        <source>Pasted</source>
        <translation>Eingefügt</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Pause &amp;stream</source>
        <translation>Stream an&amp;halten</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Pick attributes to look at</source>
        <translation>Attribute wählen, die angesehen werden</translation>
    </message>
    <message>
        <source>Picture, %1 by %2 pixels</source>
        <translation>Bild, %1 mal %2 Pixel</translation>
    </message>
    <message>
        <source>Pin column</source>
        <translation>Spalte anheften</translation>
    </message>
    <message>
        <source>Pinned columns of the items</source>
        <translation>Angeheftete Spalten der Items</translation>
    </message>
    <message>
        <source>Pipe</source>
        <translation>Senkrechter Strich</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Stellen</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>Einfach</translation>
    </message>
    <message>
        <source>Plain JSON has no sets and no binary: they are written as arrays and base64.</source>
        <translation>Einfaches JSON kennt weder Mengen noch Binäres: sie werden als Arrays und Base64 geschrieben.</translation>
    </message>
    <message>
        <source>Plan and price</source>
        <translation>Plan und Preis</translation>
    </message>
    <message>
        <source>Point your SDK at localhost:8000</source>
        <translation>Das eigene SDK auf localhost:8000 richten</translation>
    </message>
    <message>
        <source>Point-in-time recovery</source>
        <translation>Wiederherstellung zu einem Zeitpunkt</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Pr&amp;ices…</source>
        <translation>Pr&amp;eise …</translation>
    </message>
    <message>
        <source>Pre&amp;view value…</source>
        <translation>V&amp;orschau des Werts …</translation>
    </message>
    <message>
        <source>Present in</source>
        <translation>Vorhanden in</translation>
    </message>
    <message>
        <source>Preview of the value</source>
        <translation>Vorschau des Werts</translation>
    </message>
    <message>
        <source>Previous difference (Shift+F8)</source>
        <translation>Voriger Unterschied (Umschalt+F8)</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>Voriger Treffer (Umschalt+Enter)</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Price of</source>
        <translation>Preis von</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Prices in US dollars</source>
        <translation>Preise in US-Dollar</translation>
    </message>
    <message>
        <source>Prices of</source>
        <translation>Preise von</translation>
    </message>
    <message>
        <source>Prices of %1, %2</source>
        <translation>Preise von %1, %2</translation>
    </message>
    <message>
        <source>Projection of index %1</source>
        <translation>Projektion des Index %1</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>Schutz</translation>
    </message>
    <message>
        <source>Provision more capacity, wait until the bucket has filled again, or switch the table to on-demand.</source>
        <translation>Mehr Kapazität bereitstellen, warten, bis der Eimer wieder voll ist, oder die Tabelle auf Bedarf umstellen.</translation>
    </message>
    <message>
        <source>Provisioned</source>
        <translation>Bereitgestellt</translation>
    </message>
    <message>
        <source>Provisioned, with burst</source>
        <translation>Bereitgestellt, mit Burst</translation>
    </message>
    <message>
        <source>Purge table</source>
        <translation>Tabelle leeren</translation>
    </message>
    <message>
        <source>Purging %1</source>
        <translation>%1 wird geleert</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>Zurücklegen</translation>
    </message>
    <message>
        <source>Putting %1 back</source>
        <translation>%1 wird zurückgelegt</translation>
    </message>
    <message>
        <source>Python (boto3)</source>
        <translation>Python (boto3)</translation>
    </message>
    <message>
        <source>Queries that were run</source>
        <translation>Ausgeführte Abfragen</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Query</translation>
    </message>
    <message>
        <source>Query %1, %2 begins with %3</source>
        <translation>Abfrage %1, %2 beginnt mit %3</translation>
    </message>
    <message>
        <source>Query %1, all of it</source>
        <translation>Abfrage %1, alles davon</translation>
    </message>
    <message>
        <source>Query as %1</source>
        <translation>Abfrage als %1</translation>
    </message>
    <message>
        <source>Query copied as %1</source>
        <translation>Abfrage als %1 kopiert</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Quit Rangefinder</source>
        <translation>Rangefinder beenden</translation>
    </message>
    <message>
        <source>Quitting stops what still runs: %1.</source>
        <translation>Beenden bricht ab, was noch läuft: %1.</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Anführungszeichen</translation>
    </message>
    <message>
        <source>R&amp;efresh</source>
        <translation>A&amp;ktualisieren</translation>
    </message>
    <message>
        <source>RCU</source>
        <translation>RCU</translation>
    </message>
    <message>
        <source>RCU of %1</source>
        <translation>RCU von %1</translation>
    </message>
    <message>
        <source>RCU, provisioned</source>
        <translation>RCU, bereitgestellt</translation>
    </message>
    <message>
        <source>RCU/s</source>
        <translation>RCU/s</translation>
    </message>
    <message>
        <source>RCU/s, 1-second peak</source>
        <translation>RCU/s, Spitze einer Sekunde</translation>
    </message>
    <message>
        <source>Raise the maximum on-demand throughput, or remove it.</source>
        <translation>Den Höchstwert bei Bedarf anheben oder entfernen.</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Re&amp;member item to compare</source>
        <translation>Item zum Vergleich &amp;merken</translation>
    </message>
    <message>
        <source>Re&amp;play records…</source>
        <translation>Einträge ab&amp;spielen …</translation>
    </message>
    <message>
        <source>Re&amp;vert selected</source>
        <translation>Auswahl &amp;zurücknehmen</translation>
    </message>
    <message>
        <source>Re&amp;view changes…</source>
        <translation>Änderungen &amp;durchsehen …</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Read &amp;all pages</source>
        <translation>Alle S&amp;eiten lesen</translation>
    </message>
    <message>
        <source>Read (RCU)</source>
        <translation>Lesen (RCU)</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>Read all</source>
        <translation>Alles lesen</translation>
    </message>
    <message>
        <source>Read by key, scan or statement</source>
        <translation>Lesen mit Schlüssel, Scan oder Anweisung</translation>
    </message>
    <message>
        <source>Read capacity units</source>
        <translation>Lesekapazitätseinheiten</translation>
    </message>
    <message>
        <source>Read capacity units a second</source>
        <translation>Lesekapazitätseinheiten je Sekunde</translation>
    </message>
    <message>
        <source>Read capacity, provisioned</source>
        <translation>Lesekapazität, bereitgestellt</translation>
    </message>
    <message>
        <source>Read consumed</source>
        <translation>Lesen verbraucht</translation>
    </message>
    <message>
        <source>Read demand by partition</source>
        <translation>Lesebedarf nach Partition</translation>
    </message>
    <message>
        <source>Read edge, every 4 KB</source>
        <translation>Lesegrenze, je 4 KB</translation>
    </message>
    <message>
        <source>Read request units, on demand</source>
        <translation>Leseanfrageeinheiten, bei Bedarf</translation>
    </message>
    <message>
        <source>Read requests, on demand</source>
        <translation>Leseanfragen, bei Bedarf</translation>
    </message>
    <message>
        <source>Read that much?</source>
        <translation>So viel lesen?</translation>
    </message>
    <message>
        <source>Read the item again, compare, and repeat the change.</source>
        <translation>Das Item neu lesen, vergleichen und die Änderung wiederholen.</translation>
    </message>
    <message>
        <source>Read the next page</source>
        <translation>Die nächste Seite lesen</translation>
    </message>
    <message>
        <source>Read the policy again, then change it.</source>
        <translation>Die Richtlinie neu lesen, dann ändern.</translation>
    </message>
    <message>
        <source>Read units</source>
        <translation>Leseeinheiten</translation>
    </message>
    <message>
        <source>Read → given</source>
        <translation>Gelesen → geliefert</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Leser</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Reading the beginning of the file…</source>
        <translation>Der Anfang der Datei wird gelesen …</translation>
    </message>
    <message>
        <source>Reading the first page …</source>
        <translation>Die erste Seite wird gelesen …</translation>
    </message>
    <message numerus="yes">
        <source>Reading: %n item(s) scanned, %1 RCU</source>
        <translation><numerusform>Lesen: %n Item durchsucht, %1 RCU</numerusform><numerusform>Lesen: %n Items durchsucht, %1 RCU</numerusform></translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>Lesevorgänge</translation>
    </message>
    <message>
        <source>Reads a second</source>
        <translation>Lesevorgänge je Sekunde</translation>
    </message>
    <message>
        <source>Reads lag: &amp;1 s</source>
        <translation>Lesen hinkt nach: &amp;1 s</translation>
    </message>
    <message>
        <source>Reads lag: &amp;off</source>
        <translation>Lesen hinkt nach: &amp;aus</translation>
    </message>
    <message>
        <source>Reads lag: 1&amp;00 ms</source>
        <translation>Lesen hinkt nach: 1&amp;00 ms</translation>
    </message>
    <message>
        <source>Reads lag: 10 &amp;ms</source>
        <translation>Lesen hinkt nach: 10 &amp;ms</translation>
    </message>
    <message>
        <source>Reads lag: 10 &amp;s</source>
        <translation>Lesen hinkt nach: 10 &amp;s</translation>
    </message>
    <message>
        <source>Reads of %1 no longer lag</source>
        <translation>Lesen von %1 hinkt nicht mehr nach</translation>
    </message>
    <message>
        <source>Reads of the last 24 hours with these values</source>
        <translation>Lesevorgänge der letzten 24 Stunden mit diesen Werten</translation>
    </message>
    <message>
        <source>Reads page after page to the end; it can be cancelled</source>
        <translation>Liest Seite um Seite bis zum Ende; lässt sich abbrechen</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Zuletzt geöffnete Dateien</translation>
    </message>
    <message>
        <source>Record copied</source>
        <translation>Eintrag kopiert</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Records a second, last 15 minutes</source>
        <translation>Einträge je Sekunde, letzte 15 Minuten</translation>
    </message>
    <message>
        <source>Records/s</source>
        <translation>Einträge/s</translation>
    </message>
    <message>
        <source>Refresh the list of backups.</source>
        <translation>Die Liste der Sicherungen aktualisieren.</translation>
    </message>
    <message>
        <source>Refuse to delete the table</source>
        <translation>Löschen der Tabelle ablehnen</translation>
    </message>
    <message>
        <source>Refused lines are in %1</source>
        <translation>Abgelehnte Zeilen stehen in %1</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Region of the prices</source>
        <translation>Region der Preise</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Remove attribute</source>
        <translation>Attribut entfernen</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>Aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Remove index %1</source>
        <translation>Index %1 entfernen</translation>
    </message>
    <message>
        <source>Remove member</source>
        <translation>Element entfernen</translation>
    </message>
    <message>
        <source>Remove tag</source>
        <translation>Tag entfernen</translation>
    </message>
    <message>
        <source>Remove the rule</source>
        <translation>Regel entfernen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Rename %1 to %2</source>
        <translation>%1 in %2 umbenennen</translation>
    </message>
    <message>
        <source>Rename attribute</source>
        <translation>Attribut umbenennen</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Ersetzen durch</translation>
    </message>
    <message>
        <source>Replace with the query shown</source>
        <translation>Durch die gezeigte Abfrage ersetzen</translation>
    </message>
    <message>
        <source>Replace “%1” with “%2”</source>
        <translation>„%1“ durch „%2“ ersetzen</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Replay by</source>
        <translation>Abspielen nach</translation>
    </message>
    <message>
        <source>Replay into</source>
        <translation>Abspielen in</translation>
    </message>
    <message>
        <source>Replay records</source>
        <translation>Einträge abspielen</translation>
    </message>
    <message>
        <source>Replaying into %1</source>
        <translation>Abspielen in %1</translation>
    </message>
    <message>
        <source>Replay…</source>
        <translation>Abspielen …</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Replikate</translation>
    </message>
    <message>
        <source>Replicated WCU, provisioned</source>
        <translation>Replizierte WCU, bereitgestellt</translation>
    </message>
    <message>
        <source>Replicated write request units</source>
        <translation>Replizierte Schreibanfrageeinheiten</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Kennung der Anfrage</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Requests come faster than the table takes them.</source>
        <translation>Anfragen kommen schneller, als die Tabelle sie annimmt.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Reset to shipped</source>
        <translation>Auf Auslieferung zurücksetzen</translation>
    </message>
    <message>
        <source>Resolution %1 min</source>
        <translation>Auflösung %1 min</translation>
    </message>
    <message>
        <source>Resolution %1 s</source>
        <translation>Auflösung %1 s</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Resume &amp;stream</source>
        <translation>Stream &amp;fortsetzen</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Revert selected</source>
        <translation>Auswahl zurücknehmen</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Durchsehen</translation>
    </message>
    <message>
        <source>Review changes of %1</source>
        <translation>Änderungen von %1 durchsehen</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Rings when</source>
        <translation>Läutet, wenn</translation>
    </message>
    <message>
        <source>Ripple</source>
        <translation>Wellen</translation>
    </message>
    <message>
        <source>Roomy</source>
        <translation>Geräumig</translation>
    </message>
    <message>
        <source>Rows are staged: nothing is written before you commit.</source>
        <translation>Zeilen werden vorgemerkt: geschrieben wird erst mit „Änderungen schreiben“.</translation>
    </message>
    <message>
        <source>Rule on</source>
        <translation>Regel ein</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Noch einmal ausführen</translation>
    </message>
    <message>
        <source>Run in new tab</source>
        <translation>In neuem Reiter ausführen</translation>
    </message>
    <message>
        <source>Run it again when you wish.</source>
        <translation>Nach Wunsch noch einmal ausführen.</translation>
    </message>
    <message>
        <source>Run it by /bin/sh</source>
        <translation>Mit /bin/sh ausführen</translation>
    </message>
    <message>
        <source>Run query</source>
        <translation>Abfrage ausführen</translation>
    </message>
    <message>
        <source>Run scan</source>
        <translation>Scan ausführen</translation>
    </message>
    <message>
        <source>Run the query to see items here.</source>
        <translation>Die Abfrage ausführen, um hier Items zu sehen.</translation>
    </message>
    <message>
        <source>Run write</source>
        <translation>Schreiben ausführen</translation>
    </message>
    <message>
        <source>Running …</source>
        <translation>Läuft …</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Runs it now, as it stands here, with the selected record</source>
        <translation>Führt ihn jetzt aus, wie er hier steht, mit dem ausgewählten Eintrag</translation>
    </message>
    <message>
        <source>Runs the trigger with the selected record</source>
        <translation>Führt den Trigger mit dem ausgewählten Eintrag aus</translation>
    </message>
    <message>
        <source>S&amp;tatistics…</source>
        <translation>&amp;Statistik …</translation>
    </message>
    <message>
        <source>S&amp;tream…</source>
        <translation>S&amp;tream …</translation>
    </message>
    <message>
        <source>S3 export, .json or .json.gz</source>
        <translation>S3-Export, .json oder .json.gz</translation>
    </message>
    <message>
        <source>SELECT reads, INSERT, UPDATE and DELETE write at once: nothing of it is staged. Ctrl+Space completes.</source>
        <translation>SELECT liest; INSERT, UPDATE und DELETE schreiben sofort: nichts davon wird vorgemerkt. Strg+Leertaste vervollständigt.</translation>
    </message>
    <message>
        <source>SaaS &amp;tenants…</source>
        <translation>SaaS-&amp;Mandanten …</translation>
    </message>
    <message>
        <source>SaaS tenants</source>
        <translation>SaaS-Mandanten</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save a copy of %1</source>
        <translation>Eine Kopie von %1 speichern</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Kopie speichern …</translation>
    </message>
    <message>
        <source>Save as &amp;PNG…</source>
        <translation>Als &amp;PNG speichern …</translation>
    </message>
    <message>
        <source>Save as &amp;SVG…</source>
        <translation>Als &amp;SVG speichern …</translation>
    </message>
    <message>
        <source>Save as P&amp;DF…</source>
        <translation>Als P&amp;DF speichern …</translation>
    </message>
    <message>
        <source>Save charts as &amp;PNG…</source>
        <translation>Diagramme als &amp;PNG speichern …</translation>
    </message>
    <message>
        <source>Save charts as &amp;SVG…</source>
        <translation>Diagramme als &amp;SVG speichern …</translation>
    </message>
    <message>
        <source>Save charts as P&amp;DF…</source>
        <translation>Diagramme als P&amp;DF speichern …</translation>
    </message>
    <message>
        <source>Save log</source>
        <translation>Log speichern</translation>
    </message>
    <message>
        <source>Save query</source>
        <translation>Abfrage speichern</translation>
    </message>
    <message>
        <source>Save query…</source>
        <translation>Abfrage speichern …</translation>
    </message>
    <message>
        <source>Save the query</source>
        <translation>Die Abfrage speichern</translation>
    </message>
    <message>
        <source>Save these lines to a file</source>
        <translation>Diese Zeilen in eine Datei speichern</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>Saved queries</source>
        <translation>Gespeicherte Abfragen</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>Gespeichert in %1</translation>
    </message>
    <message>
        <source>Saves</source>
        <translation>Spart</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>%1 wird gespeichert</translation>
    </message>
    <message>
        <source>Scale %1</source>
        <translation>%1 skalieren</translation>
    </message>
    <message>
        <source>Scaling activities</source>
        <translation>Skalierungen</translation>
    </message>
    <message>
        <source>Scaling has not changed anything yet.</source>
        <translation>Die Skalierung hat noch nichts geändert.</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Scan where a Query would do</source>
        <translation>Scan, wo eine Query genügte</translation>
    </message>
    <message>
        <source>Scan where a Query would do: the filter names the whole partition key of %1. A Query reads only that partition.</source>
        <translation>Scan, wo eine Query genügte: der Filter nennt den ganzen Partitionsschlüssel von %1. Eine Query liest nur diese Partition.</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>Search commands and keys</source>
        <translation>Befehle und Tasten suchen</translation>
    </message>
    <message>
        <source>Search queries, tables, values</source>
        <translation>Abfragen, Tabellen, Werte suchen</translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation>Sucht …</translation>
    </message>
    <message>
        <source>Sections of the settings</source>
        <translation>Abschnitte der Einstellungen</translation>
    </message>
    <message>
        <source>See the reasons below. Your staged changes are still here.</source>
        <translation>Die Gründe stehen unten. Die vorgemerkten Änderungen sind noch hier.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Anfangswert</translation>
    </message>
    <message>
        <source>Select a record first</source>
        <translation>Zuerst einen Eintrag auswählen</translation>
    </message>
    <message>
        <source>Select a record in the list first</source>
        <translation>Zuerst einen Eintrag in der Liste auswählen</translation>
    </message>
    <message>
        <source>Select a trigger first</source>
        <translation>Zuerst einen Trigger auswählen</translation>
    </message>
    <message>
        <source>Select no time</source>
        <translation>Keine Zeit auswählen</translation>
    </message>
    <message>
        <source>Select one to see what it changed. The list holds still while one is selected.</source>
        <translation>Einen auswählen, um zu sehen, was er änderte. Die Liste hält so lange an.</translation>
    </message>
    <message>
        <source>Select the rows to fill: the first one gives the value.</source>
        <translation>Die zu füllenden Zeilen auswählen: die erste gibt den Wert.</translation>
    </message>
    <message>
        <source>Selected item</source>
        <translation>Ausgewähltes Item</translation>
    </message>
    <message>
        <source>Selected rows</source>
        <translation>Ausgewählte Zeilen</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>Sensor time series</source>
        <translation>Zeitreihe von Sensoren</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>Folge</translation>
    </message>
    <message>
        <source>Serve %1 to AWS SDKs on this machine (Ctrl+Shift+S)</source>
        <translation>%1 für AWS-SDKs auf diesem Rechner bereitstellen (Strg+Umschalt+S)</translation>
    </message>
    <message>
        <source>Serve a file</source>
        <translation>Eine Datei bereitstellen</translation>
    </message>
    <message>
        <source>Serve at the start</source>
        <translation>Beim Start bereitstellen</translation>
    </message>
    <message>
        <source>Serve it to AWS SDKs, then send a first call. The program's own calls appear here, too.</source>
        <translation>Für AWS-SDKs bereitstellen, dann einen ersten Aufruf senden. Auch die Aufrufe des Programms selbst erscheinen hier.</translation>
    </message>
    <message>
        <source>Serve the file</source>
        <translation>Datei bereitstellen</translation>
    </message>
    <message>
        <source>Serve the file to AWS SDKs</source>
        <translation>Datei für AWS-SDKs bereitstellen</translation>
    </message>
    <message>
        <source>Serving %1</source>
        <translation>Stellt %1 bereit</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <source>Set %1 = %2</source>
        <translation>%1 = %2 setzen</translation>
    </message>
    <message>
        <source>Set %1 to %2</source>
        <translation>%1 auf %2 setzen</translation>
    </message>
    <message>
        <source>Set separator</source>
        <translation>Mengentrenner</translation>
    </message>
    <message>
        <source>Set to %1</source>
        <translation>Auf %1 setzen</translation>
    </message>
    <message>
        <source>Set to a text of others</source>
        <translation>Auf einen Text aus anderen setzen</translation>
    </message>
    <message>
        <source>Set to a value</source>
        <translation>Auf einen Wert setzen</translation>
    </message>
    <message>
        <source>Set to an expression</source>
        <translation>Auf einen Ausdruck setzen</translation>
    </message>
    <message>
        <source>Sets the chosen capacity of the table, after one more look</source>
        <translation>Setzt die gewählte Kapazität der Tabelle, nach einem weiteren Blick</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Settings of %1</source>
        <translation>Einstellungen von %1</translation>
    </message>
    <message>
        <source>Settings of %1 changed</source>
        <translation>Einstellungen von %1 geändert</translation>
    </message>
    <message>
        <source>Sh&amp;ow the whole range</source>
        <translation>Den ganzen Zeitraum &amp;zeigen</translation>
    </message>
    <message>
        <source>Shards</source>
        <translation>Shards</translation>
    </message>
    <message>
        <source>Shards over time</source>
        <translation>Shards über die Zeit</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Share of calls hit</source>
        <translation>Anteil getroffener Aufrufe</translation>
    </message>
    <message>
        <source>Share of the hot key</source>
        <translation>Anteil des heißen Schlüssels</translation>
    </message>
    <message>
        <source>Shell</source>
        <translation>Shell</translation>
    </message>
    <message>
        <source>Shorter</source>
        <translation>Kürzer</translation>
    </message>
    <message>
        <source>Shorter names</source>
        <translation>Kürzere Namen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Show all, as first seen</source>
        <translation>Alle zeigen, wie zuerst gesehen</translation>
    </message>
    <message>
        <source>Si&amp;ze of item…</source>
        <translation>Größe des &amp;Items …</translation>
    </message>
    <message>
        <source>Side of keys and partitions</source>
        <translation>Seite der Schlüssel und Partitionen</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Size in detail</source>
        <translation>Größe im Einzelnen</translation>
    </message>
    <message>
        <source>Size of %1</source>
        <translation>Größe von %1</translation>
    </message>
    <message>
        <source>Size of text and controls</source>
        <translation>Größe von Text und Bedienelementen</translation>
    </message>
    <message>
        <source>Sort by this column</source>
        <translation>Nach dieser Spalte sortieren</translation>
    </message>
    <message>
        <source>Sort key</source>
        <translation>Sortierschlüssel</translation>
    </message>
    <message>
        <source>Sort key of index %1</source>
        <translation>Sortierschlüssel des Index %1</translation>
    </message>
    <message>
        <source>Sort key, optional</source>
        <translation>Sortierschlüssel, wahlfrei</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Geteilt</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Vormerken</translation>
    </message>
    <message>
        <source>Stage change</source>
        <translation>Änderung vormerken</translation>
    </message>
    <message>
        <source>Stage new item</source>
        <translation>Neues Item vormerken</translation>
    </message>
    <message>
        <source>Staged changes</source>
        <translation>Vorgemerkte Änderungen</translation>
    </message>
    <message>
        <source>Staged changes are kept and come back at the next start, so nothing is lost either way.</source>
        <translation>Vorgemerkte Änderungen bleiben und sind beim nächsten Start wieder da; verloren geht so oder so nichts.</translation>
    </message>
    <message>
        <source>Staleness of &amp;reads</source>
        <translation>Nachhinken beim &amp;Lesen</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Standard, $</source>
        <translation>Standard, $</translation>
    </message>
    <message>
        <source>Standard-IA, $</source>
        <translation>Standard-IA, $</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Statistics of %1</source>
        <translation>Statistik von %1</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Status of the calls</source>
        <translation>Status der Aufrufe</translation>
    </message>
    <message>
        <source>Stay as they are</source>
        <translation>Bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>Stay as they are (%1)</source>
        <translation>Bleiben, wie sie sind (%1)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Abbrechen und schließen</translation>
    </message>
    <message>
        <source>Stop demo traffic</source>
        <translation>Demoverkehr beenden</translation>
    </message>
    <message>
        <source>Stop the other program, or use a free port.</source>
        <translation>Das andere Programm beenden oder einen freien Port nehmen.</translation>
    </message>
    <message>
        <source>Stopped: %1 deleted, %2 remain as they were.</source>
        <translation>Gestoppt: %1 gelöscht, %2 bleiben, wie sie waren.</translation>
    </message>
    <message>
        <source>Stopped: %1 written, %2 remain as they were.</source>
        <translation>Gestoppt: %1 geschrieben, %2 bleiben, wie sie waren.</translation>
    </message>
    <message>
        <source>Stopping: %1 remain as they are</source>
        <translation>Wird gestoppt: %1 bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt …</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Strea&amp;ms</source>
        <translation>Strea&amp;ms</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Stream</translation>
    </message>
    <message>
        <source>Stream of %1</source>
        <translation>Stream von %1</translation>
    </message>
    <message>
        <source>Stream reads</source>
        <translation>Stream-Lesevorgänge</translation>
    </message>
    <message>
        <source>Stream records for %1</source>
        <translation>Stream-Einträge zu %1</translation>
    </message>
    <message>
        <source>Stream settings…</source>
        <translation>Stream-Einstellungen …</translation>
    </message>
    <message>
        <source>Streams</source>
        <translation>Streams</translation>
    </message>
    <message>
        <source>Streams that ended less than a day ago can still be read</source>
        <translation>Streams, die vor weniger als einem Tag endeten, sind noch lesbar</translation>
    </message>
    <message>
        <source>String</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>String set</source>
        <translation>Textmenge</translation>
    </message>
    <message>
        <source>Strings, numbers and members of sets are looked at, at any depth; each keeps its type.</source>
        <translation>Angesehen werden Strings, Zahlen und Elemente von Mengen in jeder Tiefe; jedes behält seinen Typ.</translation>
    </message>
    <message>
        <source>Strongly consistent reads</source>
        <translation>Stark konsistentes Lesen</translation>
    </message>
    <message>
        <source>Swap the sides (F9)</source>
        <translation>Seiten tauschen (F9)</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>T&amp;ools</source>
        <translation>&amp;Werkzeuge</translation>
    </message>
    <message>
        <source>T&amp;raffic</source>
        <translation>Ve&amp;rkehr</translation>
    </message>
    <message>
        <source>TTL expiry</source>
        <translation>Ablauf (TTL)</translation>
    </message>
    <message>
        <source>TTL, %1 UTC</source>
        <translation>TTL, %1 UTC</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Tab-separated text</source>
        <translation>Text mit Tabulatoren</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Table + indexes</source>
        <translation>Tabelle + Indizes</translation>
    </message>
    <message>
        <source>Table class</source>
        <translation>Tabellenklasse</translation>
    </message>
    <message>
        <source>Table file</source>
        <translation>Tabellendatei</translation>
    </message>
    <message>
        <source>Table files (*.rfdb)</source>
        <translation>Tabellendateien (*.rfdb)</translation>
    </message>
    <message>
        <source>Table files and DynamoDB Local files (*.rfdb *.db)</source>
        <translation>Tabellendateien und DynamoDB-Local-Dateien (*.rfdb *.db)</translation>
    </message>
    <message>
        <source>Table name</source>
        <translation>Tabellenname</translation>
    </message>
    <message>
        <source>Table or index</source>
        <translation>Tabelle oder Index</translation>
    </message>
    <message>
        <source>Table or index to read</source>
        <translation>Tabelle oder Index zum Lesen</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Tables hit</source>
        <translation>Getroffene Tabellen</translation>
    </message>
    <message>
        <source>Tables of the bill</source>
        <translation>Tabellen der Rechnung</translation>
    </message>
    <message>
        <source>Tables, indexes, settings and items are copied into a new table file. The original stays untouched.</source>
        <translation>Tabellen, Indizes, Einstellungen und Items werden in eine neue Tabellendatei kopiert. Das Original bleibt unberührt.</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Take all theirs</source>
        <translation>Alles Fremde nehmen</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Fremdes nehmen</translation>
    </message>
    <message>
        <source>Take theirs, %1</source>
        <translation>Fremdes nehmen, %1</translation>
    </message>
    <message>
        <source>Take them</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Takes effect at the next start.</source>
        <translation>Wirkt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Taking back</source>
        <translation>Wird zurückgenommen</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Target %1–%2%</source>
        <translation>Ziel %1–%2 %</translation>
    </message>
    <message>
        <source>Target utilisation in percent</source>
        <translation>Zielauslastung in Prozent</translation>
    </message>
    <message>
        <source>Target utilisation, %1</source>
        <translation>Zielauslastung, %1</translation>
    </message>
    <message>
        <source>Test with record</source>
        <translation>Mit Eintrag versuchen</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Text (*.log *.txt)</source>
        <translation>Text (*.log *.txt)</translation>
    </message>
    <message>
        <source>Text as it stands</source>
        <translation>Text, wie er dasteht</translation>
    </message>
    <message>
        <source>Text to find</source>
        <translation>Gesuchter Text</translation>
    </message>
    <message>
        <source>Text to find in the rows</source>
        <translation>In den Zeilen zu suchender Text</translation>
    </message>
    <message>
        <source>Text to put in its place</source>
        <translation>Text, der an seine Stelle kommt</translation>
    </message>
    <message>
        <source>That is still to come</source>
        <translation>Das kommt noch</translation>
    </message>
    <message>
        <source>The access key is not known here.</source>
        <translation>Der Zugriffsschlüssel ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>The account's throughput limit is reached.</source>
        <translation>Die Durchsatzgrenze des Kontos ist erreicht.</translation>
    </message>
    <message>
        <source>The attribute %1 nests deeper than %2 levels.</source>
        <translation>Das Attribut %1 ist tiefer als %2 Ebenen geschachtelt.</translation>
    </message>
    <message>
        <source>The attribute “%1” stands here a second time.</source>
        <translation>Das Attribut „%1“ steht hier ein zweites Mal.</translation>
    </message>
    <message>
        <source>The backup does not exist.</source>
        <translation>Die Sicherung gibt es nicht.</translation>
    </message>
    <message>
        <source>The call as code</source>
        <translation>Der Aufruf als Code</translation>
    </message>
    <message>
        <source>The cell says this and nothing else</source>
        <translation>Die Zelle enthält dies und nichts anderes</translation>
    </message>
    <message>
        <source>The columns of the file and its first rows as items will stand here.</source>
        <translation>Hier stehen die Spalten der Datei und ihre ersten Zeilen als Items.</translation>
    </message>
    <message>
        <source>The disk is full; nothing of this was written.</source>
        <translation>Der Datenträger ist voll; nichts davon wurde geschrieben.</translation>
    </message>
    <message>
        <source>The endpoint could not start.</source>
        <translation>Der Endpunkt konnte nicht starten.</translation>
    </message>
    <message>
        <source>The endpoint did not start</source>
        <translation>Der Endpunkt ist nicht gestartet</translation>
    </message>
    <message>
        <source>The engine met an error of its own.</source>
        <translation>Die Engine traf auf einen eigenen Fehler.</translation>
    </message>
    <message>
        <source>The export does not exist.</source>
        <translation>Den Export gibt es nicht.</translation>
    </message>
    <message>
        <source>The expression is wrong at character %1: %2.</source>
        <translation>Der Ausdruck ist bei Zeichen %1 falsch: %2.</translation>
    </message>
    <message>
        <source>The file can only be read.</source>
        <translation>Die Datei lässt sich nur lesen.</translation>
    </message>
    <message>
        <source>The file could not be read or written.</source>
        <translation>Die Datei ließ sich nicht lesen oder schreiben.</translation>
    </message>
    <message>
        <source>The file does not exist.</source>
        <translation>Die Datei gibt es nicht.</translation>
    </message>
    <message>
        <source>The file is damaged.</source>
        <translation>Die Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>The file is not open</source>
        <translation>Die Datei ist nicht offen</translation>
    </message>
    <message>
        <source>The file is not open.</source>
        <translation>Die Datei ist nicht offen.</translation>
    </message>
    <message>
        <source>The file is not served</source>
        <translation>Die Datei ist nicht bereitgestellt</translation>
    </message>
    <message>
        <source>The file is open read-only</source>
        <translation>Die Datei ist nur zum Lesen geöffnet</translation>
    </message>
    <message>
        <source>The file is read-only.</source>
        <translation>Die Datei ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>The file of the right item is open to read only.</source>
        <translation>Die Datei des rechten Items ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>The file of this table is not open</source>
        <translation>Die Datei dieser Tabelle ist nicht offen</translation>
    </message>
    <message>
        <source>The file was closed</source>
        <translation>Die Datei wurde geschlossen</translation>
    </message>
    <message>
        <source>The file was closed.</source>
        <translation>Die Datei wurde geschlossen.</translation>
    </message>
    <message>
        <source>The file was written by a newer version.</source>
        <translation>Die Datei wurde von einer neueren Version geschrieben.</translation>
    </message>
    <message>
        <source>The filter threw most away: %1 items were read and paid for, %2 given. A key condition or an index that holds only these items would read less.</source>
        <translation>Der Filter warf das meiste weg: %1 Items wurden gelesen und bezahlt, %2 geliefert. Eine Schlüsselbedingung oder ein Index mit nur diesen Items läse weniger.</translation>
    </message>
    <message>
        <source>The first %1 KB of %2 KB</source>
        <translation>Die ersten %1 KB von %2 KB</translation>
    </message>
    <message>
        <source>The first file of the session is served as soon as it is open.</source>
        <translation>Die erste Datei der Sitzung wird bereitgestellt, sobald sie offen ist.</translation>
    </message>
    <message>
        <source>The first ones, not written yet</source>
        <translation>Die ersten, noch nicht geschrieben</translation>
    </message>
    <message>
        <source>The first rows as items</source>
        <translation>Die ersten Zeilen als Items</translation>
    </message>
    <message>
        <source>The first value of “between” must not be greater than the second.</source>
        <translation>Der erste Wert von „zwischen“ darf nicht größer sein als der zweite.</translation>
    </message>
    <message>
        <source>The function %1 is not there any more.</source>
        <translation>Die Funktion %1 ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The function reports which records failed</source>
        <translation>Die Funktion meldet, welche Einträge fehlschlugen</translation>
    </message>
    <message>
        <source>The global table does not exist.</source>
        <translation>Die globale Tabelle gibt es nicht.</translation>
    </message>
    <message>
        <source>The import does not exist.</source>
        <translation>Den Import gibt es nicht.</translation>
    </message>
    <message>
        <source>The item after the change. Enough for copies and search indexes.</source>
        <translation>Das Item nach der Änderung. Genug für Kopien und Suchindizes.</translation>
    </message>
    <message>
        <source>The item before and after. What replay and Ripple need.</source>
        <translation>Das Item vorher und nachher. Was Abspielen und Wellen brauchen.</translation>
    </message>
    <message>
        <source>The item before the change. Enough for archives and audits.</source>
        <translation>Das Item vor der Änderung. Genug für Archive und Prüfungen.</translation>
    </message>
    <message>
        <source>The item has %1 bytes. An item has at most 409,600 bytes (400 KB).</source>
        <translation>Das Item hat %1 Bytes. Ein Item hat höchstens 409.600 Bytes (400 KB).</translation>
    </message>
    <message>
        <source>The item is no longer among the rows.</source>
        <translation>Das Item ist nicht mehr unter den Zeilen.</translation>
    </message>
    <message>
        <source>The item is not as the condition demands; nothing was written.</source>
        <translation>Das Item ist nicht, wie die Bedingung verlangt; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>The item itself cannot be removed here.</source>
        <translation>Das Item selbst lässt sich hier nicht entfernen.</translation>
    </message>
    <message>
        <source>The item on the clipboard</source>
        <translation>Das Item in der Zwischenablage</translation>
    </message>
    <message>
        <source>The item that was read has no key of this table.</source>
        <translation>Das gelesene Item hat keinen Schlüssel dieser Tabelle.</translation>
    </message>
    <message>
        <source>The items of this partition key have reached 10 GB.</source>
        <translation>Die Items dieses Partitionsschlüssels haben 10 GB erreicht.</translation>
    </message>
    <message>
        <source>The journal of that batch is gone: it cannot be undone.</source>
        <translation>Das Journal dieses Stapels ist fort: er lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>The journal of this batch is damaged.</source>
        <translation>Das Journal dieses Stapels ist beschädigt.</translation>
    </message>
    <message>
        <source>The key attribute %1 is missing.</source>
        <translation>Das Schlüsselattribut %1 fehlt.</translation>
    </message>
    <message>
        <source>The key attribute %1 is of type %2, not %3.</source>
        <translation>Das Schlüsselattribut %1 ist vom Typ %2, nicht %3.</translation>
    </message>
    <message>
        <source>The key attribute %1 must be of type %2</source>
        <translation>Das Schlüsselattribut %1 muss vom Typ %2 sein</translation>
    </message>
    <message>
        <source>The key attribute %1 must not be empty.</source>
        <translation>Das Schlüsselattribut %1 darf nicht leer sein.</translation>
    </message>
    <message>
        <source>The key of a stored item cannot be changed. Duplicate the item instead.</source>
        <translation>Der Schlüssel eines gespeicherten Items lässt sich nicht ändern. Stattdessen das Item duplizieren.</translation>
    </message>
    <message>
        <source>The key of a stored item cannot change.</source>
        <translation>Der Schlüssel eines gespeicherten Items ändert sich nicht.</translation>
    </message>
    <message>
        <source>The key of a stored item cannot change: delete the item and add another</source>
        <translation>Der Schlüssel eines gespeicherten Items ändert sich nicht: das Item löschen und ein anderes anlegen</translation>
    </message>
    <message>
        <source>The key of a stored item cannot change: delete the item and add another.</source>
        <translation>Der Schlüssel eines gespeicherten Items ändert sich nicht: das Item löschen und ein anderes anlegen.</translation>
    </message>
    <message>
        <source>The key of a tag has at most %1 characters.</source>
        <translation>Der Schlüssel eines Tags hat höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>The last 24 hours with these values</source>
        <translation>Die letzten 24 Stunden mit diesen Werten</translation>
    </message>
    <message>
        <source>The latency is 1 to 60,000 ms.</source>
        <translation>Die Latenz ist 1 bis 60.000 ms.</translation>
    </message>
    <message>
        <source>The limit is a number of items, or 0 for a whole page.</source>
        <translation>Die Grenze ist eine Anzahl von Items oder 0 für eine ganze Seite.</translation>
    </message>
    <message>
        <source>The link leads to %1, which is not here</source>
        <translation>Der Link führt zu %1, das hier nicht vorhanden ist</translation>
    </message>
    <message>
        <source>The maximum on-demand throughput of %1, %2 %3 a second, was reached.</source>
        <translation>Der Höchstdurchsatz bei Bedarf von %1, %2 %3 je Sekunde, wurde erreicht.</translation>
    </message>
    <message>
        <source>The meter keeps the newest refusals only: none of that moment is left</source>
        <translation>Der Zähler behält nur die neuesten Ablehnungen: von diesem Moment ist keine mehr da</translation>
    </message>
    <message>
        <source>The meter keeps the newest refusals only: this one is not among them any more</source>
        <translation>Der Zähler behält nur die neuesten Ablehnungen: diese ist nicht mehr darunter</translation>
    </message>
    <message>
        <source>The name holds half of a surrogate pair, which is no character.</source>
        <translation>Der Name enthält ein halbes Surrogatpaar, das kein Zeichen ist.</translation>
    </message>
    <message>
        <source>The partition key %1 has at most %2 bytes.</source>
        <translation>Der Partitionsschlüssel %1 hat höchstens %2 Bytes.</translation>
    </message>
    <message>
        <source>The partition key needs a name.</source>
        <translation>Der Partitionsschlüssel braucht einen Namen.</translation>
    </message>
    <message>
        <source>The position %1 is too large.</source>
        <translation>Die Stelle %1 ist zu groß.</translation>
    </message>
    <message>
        <source>The price table %1 cannot be read</source>
        <translation>Die Preistabelle %1 ist nicht lesbar</translation>
    </message>
    <message>
        <source>The program looks for none and sends nothing anywhere. New versions come as packages.</source>
        <translation>Das Programm sucht keine und sendet nirgendwohin etwas. Neue Versionen kommen als Pakete.</translation>
    </message>
    <message>
        <source>The provisioned %1 %2 of %3 and its burst credits were used up.</source>
        <translation>Die bereitgestellten %1 %2 von %3 und ihr Burst-Guthaben waren aufgebraucht.</translation>
    </message>
    <message>
        <source>The rate is 1 to 100 percent.</source>
        <translation>Der Anteil ist 1 bis 100 Prozent.</translation>
    </message>
    <message>
        <source>The replacement names group %1; the expression has %2.</source>
        <translation>Der Ersatztext nennt Gruppe %1; der Ausdruck hat %2.</translation>
    </message>
    <message>
        <source>The request carries no credentials.</source>
        <translation>Die Anfrage trägt keine Zugangsdaten.</translation>
    </message>
    <message>
        <source>The request could not be read.</source>
        <translation>Die Anfrage war nicht lesbar.</translation>
    </message>
    <message>
        <source>The request is not valid.</source>
        <translation>Die Anfrage ist ungültig.</translation>
    </message>
    <message>
        <source>The request's signature does not match.</source>
        <translation>Die Signatur der Anfrage stimmt nicht.</translation>
    </message>
    <message>
        <source>The request's signature is incomplete.</source>
        <translation>Die Signatur der Anfrage ist unvollständig.</translation>
    </message>
    <message>
        <source>The right item is no longer among the rows of its tab.</source>
        <translation>Das rechte Item ist nicht mehr unter den Zeilen seines Tabs.</translation>
    </message>
    <message>
        <source>The right item is no row of a table that is open: it cannot be edited.</source>
        <translation>Das rechte Item ist keine Zeile einer offenen Tabelle: es lässt sich nicht ändern.</translation>
    </message>
    <message>
        <source>The row is not in memory.</source>
        <translation>Die Zeile ist nicht im Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>The rows do not name the table's key. Say which column is what.</source>
        <translation>Die Zeilen nennen den Schlüssel der Tabelle nicht. Angeben, welche Spalte was ist.</translation>
    </message>
    <message>
        <source>The same seed gives the same items</source>
        <translation>Derselbe Anfangswert ergibt dieselben Items</translation>
    </message>
    <message>
        <source>The script is empty.</source>
        <translation>Das Skript ist leer.</translation>
    </message>
    <message>
        <source>The set holds “%1” already.</source>
        <translation>Die Menge enthält „%1“ schon.</translation>
    </message>
    <message>
        <source>The settings in %1 are damaged and could not be moved aside. Changes are not kept.</source>
        <translation>Die Einstellungen in %1 sind beschädigt und ließen sich nicht beiseitelegen. Änderungen bleiben nicht erhalten.</translation>
    </message>
    <message>
        <source>The settings in %1 cannot be read or written. Changes are not kept.</source>
        <translation>Die Einstellungen in %1 sind nicht les- oder schreibbar. Änderungen bleiben nicht erhalten.</translation>
    </message>
    <message>
        <source>The settings were damaged and begin anew. What was in the file is kept as %1.</source>
        <translation>Die Einstellungen waren beschädigt und beginnen neu. Der alte Inhalt der Datei liegt in %1.</translation>
    </message>
    <message>
        <source>The shard iterator is older than 15 minutes.</source>
        <translation>Der Shard-Iterator ist älter als 15 Minuten.</translation>
    </message>
    <message>
        <source>The sort key %1 has at most %2 bytes.</source>
        <translation>Der Sortierschlüssel %1 hat höchstens %2 Bytes.</translation>
    </message>
    <message>
        <source>The sort key needs a name.</source>
        <translation>Der Sortierschlüssel braucht einen Namen.</translation>
    </message>
    <message>
        <source>The stream ends. What it holds can be read for 24 more hours.</source>
        <translation>Der Stream endet. Sein Inhalt ist noch 24 Stunden lesbar.</translation>
    </message>
    <message>
        <source>The stream's records have no new images (%1): they cannot be put into a table.</source>
        <translation>Die Einträge des Streams haben keine neuen Bilder (%1): sie lassen sich nicht in eine Tabelle bringen.</translation>
    </message>
    <message>
        <source>The stream's view type leaves out an image of this change. NEW_AND_OLD_IMAGES has both.</source>
        <translation>Der Sichttyp des Streams lässt ein Bild dieser Änderung weg. NEW_AND_OLD_IMAGES hat beide.</translation>
    </message>
    <message>
        <source>The table</source>
        <translation>Die Tabelle</translation>
    </message>
    <message>
        <source>The table does not exist.</source>
        <translation>Die Tabelle gibt es nicht.</translation>
    </message>
    <message>
        <source>The table exists already or is being changed.</source>
        <translation>Die Tabelle gibt es schon, oder sie wird gerade geändert.</translation>
    </message>
    <message>
        <source>The table file is open read-only.</source>
        <translation>Die Tabellendatei ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>The table has no index</source>
        <translation>Die Tabelle hat keinen Index</translation>
    </message>
    <message>
        <source>The table has no stream now.</source>
        <translation>Die Tabelle hat jetzt keinen Stream.</translation>
    </message>
    <message>
        <source>The table is empty.</source>
        <translation>Die Tabelle ist leer.</translation>
    </message>
    <message>
        <source>The table is not known yet.</source>
        <translation>Die Tabelle ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>The table is not there any more</source>
        <translation>Die Tabelle ist nicht mehr da</translation>
    </message>
    <message>
        <source>The table is not there any more.</source>
        <translation>Die Tabelle ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The table is on demand: there is no capacity to scale. Switch it to provisioned first.</source>
        <translation>Die Tabelle läuft bei Bedarf: es gibt keine Kapazität zu skalieren. Zuerst auf bereitgestellt umstellen.</translation>
    </message>
    <message>
        <source>The table or index does not exist.</source>
        <translation>Tabelle oder Index gibt es nicht.</translation>
    </message>
    <message>
        <source>The table was not created</source>
        <translation>Die Tabelle wurde nicht angelegt</translation>
    </message>
    <message>
        <source>The table's provisioned capacity is used up.</source>
        <translation>Die bereitgestellte Kapazität der Tabelle ist aufgebraucht.</translation>
    </message>
    <message>
        <source>The text ends here, but a “%1” is missing.</source>
        <translation>Der Text endet hier, aber ein „%1“ fehlt.</translation>
    </message>
    <message>
        <source>The text holds half of a surrogate pair, which is no character.</source>
        <translation>Der Text enthält ein halbes Surrogatpaar, das kein Zeichen ist.</translation>
    </message>
    <message>
        <source>The threshold is not a number.</source>
        <translation>Die Schwelle ist keine Zahl.</translation>
    </message>
    <message>
        <source>The transaction was cancelled; nothing was written.</source>
        <translation>Die Transaktion wurde abgebrochen; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>The trigger needs a name.</source>
        <translation>Der Trigger braucht einen Namen.</translation>
    </message>
    <message>
        <source>The value does not fit %1.</source>
        <translation>Der Wert passt nicht zu %1.</translation>
    </message>
    <message>
        <source>The value of a tag has at most %1 characters.</source>
        <translation>Der Wert eines Tags hat höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>The value says this and nothing else</source>
        <translation>Der Wert enthält dies und nichts anderes</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Fremdes</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Theme: &amp;dark</source>
        <translation>Farbschema: &amp;dunkel</translation>
    </message>
    <message>
        <source>Theme: &amp;light</source>
        <translation>Farbschema: &amp;hell</translation>
    </message>
    <message>
        <source>Theme: s&amp;ystem</source>
        <translation>Farbschema: s&amp;ystem</translation>
    </message>
    <message>
        <source>There are no items to work on.</source>
        <translation>Es gibt keine Items zum Bearbeiten.</translation>
    </message>
    <message>
        <source>There are no prices of %1</source>
        <translation>Es gibt keine Preise von %1</translation>
    </message>
    <message>
        <source>There is a table %1 already.</source>
        <translation>Eine Tabelle %1 gibt es schon.</translation>
    </message>
    <message>
        <source>There is an attribute “%1” already.</source>
        <translation>Ein Attribut „%1“ gibt es schon.</translation>
    </message>
    <message>
        <source>There is no alarm yet. Make one below, or with “aws cloudwatch put-metric-alarm” on the endpoint.</source>
        <translation>Es gibt noch keinen Alarm. Unten einen anlegen oder mit „aws cloudwatch put-metric-alarm“ am Endpunkt.</translation>
    </message>
    <message>
        <source>There is no commit to undo.</source>
        <translation>Es gibt kein Schreiben, das sich rückgängig machen ließe.</translation>
    </message>
    <message>
        <source>There is no element %1 here.</source>
        <translation>Hier gibt es kein Element %1.</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>Es gibt keinen Ordner %1.</translation>
    </message>
    <message>
        <source>There is no function. A trigger brings one.</source>
        <translation>Es gibt keine Funktion. Ein Trigger bringt eine.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Die Datei gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no such place in the list</source>
        <translation>Diese Stelle gibt es in der Liste nicht</translation>
    </message>
    <message>
        <source>There is no such policy, or it was changed meanwhile.</source>
        <translation>Diese Richtlinie gibt es nicht, oder sie wurde inzwischen geändert.</translation>
    </message>
    <message>
        <source>There is no such type</source>
        <translation>Diesen Typ gibt es nicht</translation>
    </message>
    <message>
        <source>There is no text on the clipboard</source>
        <translation>In der Zwischenablage ist kein Text</translation>
    </message>
    <message>
        <source>There is no “%1” here.</source>
        <translation>„%1“ gibt es hier nicht.</translation>
    </message>
    <message>
        <source>There is nothing to copy: the request is no whole JSON object.</source>
        <translation>Es gibt nichts zu kopieren: die Anfrage ist kein ganzes JSON-Objekt.</translation>
    </message>
    <message>
        <source>There is one of this name already</source>
        <translation>Eine mit diesem Namen gibt es schon</translation>
    </message>
    <message>
        <source>There is one of this name: it is replaced.</source>
        <translation>Eine mit diesem Namen gibt es: sie wird ersetzt.</translation>
    </message>
    <message>
        <source>There was no %1 when the item was loaded: attribute_not_exists(%1) says that.</source>
        <translation>Beim Laden des Items gab es kein %1: attribute_not_exists(%1) sagt das.</translation>
    </message>
    <message>
        <source>These are more filters than one request can carry.</source>
        <translation>Das sind mehr Filter, als eine Anfrage fasst.</translation>
    </message>
    <message>
        <source>These columns stay in place</source>
        <translation>Diese Spalten bleiben stehen</translation>
    </message>
    <message>
        <source>These rows are not in memory: scroll to them first.</source>
        <translation>Diese Zeilen sind nicht im Arbeitsspeicher: erst zu ihnen blättern.</translation>
    </message>
    <message>
        <source>These stream records are older than a day and gone.</source>
        <translation>Diese Stream-Einträge sind älter als ein Tag und fort.</translation>
    </message>
    <message>
        <source>They follow the items of the table: kinds, keys, types, ranges, choices. No item that is there is replaced.</source>
        <translation>Sie richten sich nach den Items der Tabelle: Arten, Schlüssel, Typen, Bereiche, Auswahlen. Kein vorhandenes Item wird ersetzt.</translation>
    </message>
    <message>
        <source>This app too</source>
        <translation>Auch dieses Programm</translation>
    </message>
    <message>
        <source>This attribute is removed</source>
        <translation>Dieses Attribut ist entfernt</translation>
    </message>
    <message>
        <source>This attribute is removed already</source>
        <translation>Dieses Attribut ist schon entfernt</translation>
    </message>
    <message>
        <source>This call cannot be opened as a query: its table is not there any more.</source>
        <translation>Dieser Aufruf lässt sich nicht als Abfrage öffnen: seine Tabelle ist nicht mehr da.</translation>
    </message>
    <message>
        <source>This cannot be imported</source>
        <translation>Das lässt sich nicht importieren</translation>
    </message>
    <message>
        <source>This cell cannot be edited.</source>
        <translation>Diese Zelle lässt sich nicht bearbeiten.</translation>
    </message>
    <message>
        <source>This file is open read-only</source>
        <translation>Diese Datei ist nur zum Lesen offen</translation>
    </message>
    <message>
        <source>This file is open read-only: nothing in it can be edited.</source>
        <translation>Diese Datei ist nur zum Lesen offen: nichts darin lässt sich bearbeiten.</translation>
    </message>
    <message>
        <source>This holds half of a surrogate pair, which is no character.</source>
        <translation>Das enthält ein halbes Surrogatpaar, das kein Zeichen ist.</translation>
    </message>
    <message>
        <source>This is a %1.</source>
        <translation>Der Typ ist hier: %1.</translation>
    </message>
    <message>
        <source>This is how the stream is now.</source>
        <translation>So ist der Stream jetzt.</translation>
    </message>
    <message>
        <source>This is its name already.</source>
        <translation>So heißt es schon.</translation>
    </message>
    <message>
        <source>This is no Rangefinder file.</source>
        <translation>Das ist keine Rangefinder-Datei.</translation>
    </message>
    <message>
        <source>This is not so of the item as it was loaded: the write would be refused.</source>
        <translation>Das gilt nicht für das Item, wie es geladen wurde: das Schreiben würde abgelehnt.</translation>
    </message>
    <message>
        <source>This is the item itself</source>
        <translation>Das ist das Item selbst</translation>
    </message>
    <message>
        <source>This is the table the records came from: items go back to what they were, and the stream records that, too.</source>
        <translation>Aus dieser Tabelle kommen die Einträge: Items werden wieder, was sie waren, und auch das zeichnet der Stream auf.</translation>
    </message>
    <message>
        <source>This item cannot be edited</source>
        <translation>Dieses Item lässt sich nicht bearbeiten</translation>
    </message>
    <message>
        <source>This item changes in more attributes than one update can carry (300 operators, 4 KB). Change fewer of them at once.</source>
        <translation>Dieses Item ändert mehr Attribute, als eine Aktualisierung fasst (300 Operatoren, 4 KB). Weniger auf einmal ändern.</translation>
    </message>
    <message>
        <source>This item is not a new one.</source>
        <translation>Dieses Item ist kein neues.</translation>
    </message>
    <message>
        <source>This item is staged to be deleted: revert that first</source>
        <translation>Dieses Item ist zum Löschen vorgemerkt: das zuerst zurücknehmen</translation>
    </message>
    <message>
        <source>This link is damaged</source>
        <translation>Dieser Link ist beschädigt</translation>
    </message>
    <message>
        <source>This member of the set stands here a second time.</source>
        <translation>Dieses Element der Menge steht hier ein zweites Mal.</translation>
    </message>
    <message>
        <source>This operation is not supported.</source>
        <translation>Diese Operation wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>This page is thought to use %1. The settings ask above %2 RCU.</source>
        <translation>Diese Seite verbraucht geschätzt %1. Die Einstellungen fragen ab %2 RCU.</translation>
    </message>
    <message>
        <source>This query</source>
        <translation>Diese Abfrage</translation>
    </message>
    <message>
        <source>This result is too large to be sorted: only a part of it is in memory at a time.</source>
        <translation>Dieses Ergebnis ist zu groß zum Sortieren: nur ein Teil davon ist jeweils im Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>This statement writes: it is not run before you say so (Ctrl+Enter)</source>
        <translation>Diese Anweisung schreibt: Sie wird erst ausgeführt, wenn Sie es sagen (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>This string has no end on its line. A line end inside it is written \n.</source>
        <translation>Dieser Text endet nicht in seiner Zeile. Ein Zeilenende darin wird \n geschrieben.</translation>
    </message>
    <message>
        <source>This string has no end: a closing quote is missing.</source>
        <translation>Dieser Text hat kein Ende: ein schließendes Anführungszeichen fehlt.</translation>
    </message>
    <message>
        <source>This transaction is running already.</source>
        <translation>Diese Transaktion läuft schon.</translation>
    </message>
    <message>
        <source>This transaction's token was used for another request.</source>
        <translation>Das Token dieser Transaktion wurde für eine andere Anfrage benutzt.</translation>
    </message>
    <message>
        <source>Threshold, sum of a minute</source>
        <translation>Schwelle, Summe einer Minute</translation>
    </message>
    <message>
        <source>Throttled</source>
        <translation>Gedrosselt</translation>
    </message>
    <message>
        <source>Throttled requests</source>
        <translation>Gedrosselte Anfragen</translation>
    </message>
    <message>
        <source>Throttled then</source>
        <translation>Damals gedrosselt</translation>
    </message>
    <message>
        <source>Throttled, trying again…</source>
        <translation>Gedrosselt, neuer Versuch …</translation>
    </message>
    <message>
        <source>Throttled: waiting for capacity, trying again</source>
        <translation>Gedrosselt: wartet auf Kapazität, neuer Versuch</translation>
    </message>
    <message>
        <source>Throttling</source>
        <translation>Drosselung</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Time to live</source>
        <translation>Lebensdauer (TTL)</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>Frist</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message>
        <source>Transaction conflict</source>
        <translation>Transaktionskonflikt</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>Trigger</source>
        <translation>Trigger</translation>
    </message>
    <message>
        <source>Trigger %1</source>
        <translation>Trigger %1</translation>
    </message>
    <message>
        <source>Triggers</source>
        <translation>Trigger</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Try again later, or raise the table's capacity units.</source>
        <translation>Später erneut versuchen oder die Kapazität der Tabelle anheben.</translation>
    </message>
    <message>
        <source>Try again later, with fewer requests at once.</source>
        <translation>Später erneut versuchen, mit weniger Anfragen auf einmal.</translation>
    </message>
    <message>
        <source>Try again. If it happens once more, check the file: File › Check.</source>
        <translation>Erneut versuchen. Geschieht es wieder, die Datei prüfen: Datei › Prüfen.</translation>
    </message>
    <message>
        <source>Tumbling window</source>
        <translation>Rollendes Fenster</translation>
    </message>
    <message>
        <source>Two indexes are named %1.</source>
        <translation>Zwei Indizes heißen %1.</translation>
    </message>
    <message>
        <source>Two items can be compared: select one or two rows.</source>
        <translation>Zwei Items lassen sich vergleichen: eine oder zwei Zeilen auswählen.</translation>
    </message>
    <message>
        <source>Two minutes above the target raise the capacity, fifteen minutes below the target less 20 points lower it, as often as the service lets it be lowered in a day. A table that nobody uses stays as it is.</source>
        <translation>Zwei Minuten über dem Ziel heben die Kapazität an, fünfzehn Minuten unter dem Ziel minus 20 Punkte senken sie, so oft der Dienst ein Senken am Tag zulässt. Eine Tabelle, die niemand benutzt, bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Two tags have the key %1.</source>
        <translation>Zwei Tags haben den Schlüssel %1.</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Type %1 to go on</source>
        <translation>Zum Fortfahren %1 eintippen</translation>
    </message>
    <message>
        <source>Type a statement.</source>
        <translation>Eine Anweisung eingeben.</translation>
    </message>
    <message>
        <source>Type of %1</source>
        <translation>Typ von %1</translation>
    </message>
    <message>
        <source>Type of parameter %1</source>
        <translation>Typ des Parameters %1</translation>
    </message>
    <message>
        <source>Type of the value</source>
        <translation>Typ des Werts</translation>
    </message>
    <message>
        <source>Type to compare with</source>
        <translation>Typ zum Vergleichen</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>Typen</translation>
    </message>
    <message>
        <source>Types in the header (qty:N)</source>
        <translation>Typen im Kopf (qty:N)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo co&amp;mmit</source>
        <translation>Schreiben rück&amp;gängig machen</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>Units by index</source>
        <translation>Einheiten nach Index</translation>
    </message>
    <message>
        <source>Units/min</source>
        <translation>Einheiten/min</translation>
    </message>
    <message>
        <source>Unpin column</source>
        <translation>Spalte lösen</translation>
    </message>
    <message>
        <source>Unreadable request</source>
        <translation>Unlesbare Anfrage</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Unused capacity of the last 5 minutes is kept as burst credits. Requests run on while it changes.</source>
        <translation>Ungenutzte Kapazität der letzten 5 Minuten bleibt als Burst-Guthaben. Anfragen laufen weiter, während sie sich ändert.</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Aufwärts</translation>
    </message>
    <message>
        <source>Updated %1</source>
        <translation>%1 geändert</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Aktualisierungen</translation>
    </message>
    <message>
        <source>Upper and lower case differ</source>
        <translation>Groß- und Kleinschreibung unterscheiden</translation>
    </message>
    <message>
        <source>Upper value of the filter</source>
        <translation>Oberer Wert des Filters</translation>
    </message>
    <message>
        <source>Use a free port</source>
        <translation>Einen freien Port nehmen</translation>
    </message>
    <message>
        <source>Use one of the file's access keys, or add this one to them.</source>
        <translation>Einen der Zugriffsschlüssel der Datei nehmen oder diesen hinzufügen.</translation>
    </message>
    <message>
        <source>Use this filter</source>
        <translation>Diesen Filter anwenden</translation>
    </message>
    <message>
        <source>Used %1</source>
        <translation>Verbraucht %1</translation>
    </message>
    <message>
        <source>Used &lt;b&gt;%1 WCU&lt;/b&gt;%2</source>
        <translation>Verbraucht &lt;b&gt;%1 WCU&lt;/b&gt;%2</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Value of the filter</source>
        <translation>Wert des Filters</translation>
    </message>
    <message>
        <source>Value, bytes</source>
        <translation>Wert, Bytes</translation>
    </message>
    <message>
        <source>Values nest deeper than %1 levels here.</source>
        <translation>Werte sind hier tiefer als %1 Ebenen geschachtelt.</translation>
    </message>
    <message>
        <source>Values of the filter, one in each line</source>
        <translation>Werte des Filters, einer je Zeile</translation>
    </message>
    <message>
        <source>Values stay; items that have the new name already are left alone.</source>
        <translation>Werte bleiben; Items, die den neuen Namen schon haben, bleiben unberührt.</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>WCU</source>
        <translation>WCU</translation>
    </message>
    <message>
        <source>WCU of %1</source>
        <translation>WCU von %1</translation>
    </message>
    <message>
        <source>WCU, provisioned</source>
        <translation>WCU, bereitgestellt</translation>
    </message>
    <message>
        <source>WCU/s</source>
        <translation>WCU/s</translation>
    </message>
    <message>
        <source>WCU/s, 1-second peak</source>
        <translation>WCU/s, Spitze einer Sekunde</translation>
    </message>
    <message>
        <source>Wait until it ends, then look at the result.</source>
        <translation>Warten, bis sie endet, dann das Ergebnis ansehen.</translation>
    </message>
    <message>
        <source>Wait until running changes of tables and indexes are done, then try again.</source>
        <translation>Warten, bis laufende Änderungen an Tabellen und Indizes fertig sind, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Wait: the limit grows to double the new peak within 30 minutes. Before a known rush, pre-warm the table.</source>
        <translation>Warten: die Grenze wächst binnen 30 Minuten auf das Doppelte der neuen Spitze. Vor einem bekannten Ansturm die Tabelle vorwärmen.</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What a run is thought to use stands in the query bar.</source>
        <translation>Was ein Lauf voraussichtlich verbraucht, steht in der Abfrageleiste.</translation>
    </message>
    <message>
        <source>What functions write, and what clients put into log groups, is kept here for good.</source>
        <translation>Was Funktionen schreiben und was Clients in Log-Gruppen ablegen, bleibt hier auf Dauer.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>Was wäre wenn</translation>
    </message>
    <message>
        <source>What if, consumed</source>
        <translation>Was wäre wenn, verbraucht</translation>
    </message>
    <message>
        <source>What if, provisioned</source>
        <translation>Was wäre wenn, bereitgestellt</translation>
    </message>
    <message>
        <source>What if, throttled</source>
        <translation>Was wäre wenn, gedrosselt</translation>
    </message>
    <message>
        <source>What is around it is missing on the right: copy that.</source>
        <translation>Rechts fehlt, was darum herum steht: das kopieren.</translation>
    </message>
    <message>
        <source>What is paid for</source>
        <translation>Was bezahlt wird</translation>
    </message>
    <message>
        <source>What of the record</source>
        <translation>Was vom Eintrag</translation>
    </message>
    <message>
        <source>What runs</source>
        <translation>Was läuft</translation>
    </message>
    <message>
        <source>What shorter names would save</source>
        <translation>Was kürzere Namen sparen würden</translation>
    </message>
    <message>
        <source>What the value is shown as</source>
        <translation>Als was der Wert gezeigt wird</translation>
    </message>
    <message>
        <source>What the write demands of the stored item. Off: it is written whatever somebody else made of it.</source>
        <translation>Was das Schreiben vom gespeicherten Item verlangt. Aus: es wird geschrieben, was auch immer jemand anders daraus gemacht hat.</translation>
    </message>
    <message>
        <source>What the write touched</source>
        <translation>Was das Schreiben berührte</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>What would help</source>
        <translation>Was helfen würde</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>When given up</source>
        <translation>Wenn aufgegeben</translation>
    </message>
    <message>
        <source>Where SDKs find the file that is served, from the next time it is.</source>
        <translation>Wo SDKs die bereitgestellte Datei finden, ab dem nächsten Mal.</translation>
    </message>
    <message>
        <source>Where dialogs begin and new files go.</source>
        <translation>Wo Dialoge beginnen und neue Dateien landen.</translation>
    </message>
    <message>
        <source>Where to look</source>
        <translation>Wo gesucht wird</translation>
    </message>
    <message>
        <source>Which address is to be called?</source>
        <translation>Welche Adresse soll aufgerufen werden?</translation>
    </message>
    <message>
        <source>Which file?</source>
        <translation>Welche Datei?</translation>
    </message>
    <message>
        <source>Which items</source>
        <translation>Welche Items</translation>
    </message>
    <message>
        <source>Which items to list</source>
        <translation>Welche Items aufgelistet werden</translation>
    </message>
    <message>
        <source>Which program is to run?</source>
        <translation>Welches Programm soll laufen?</translation>
    </message>
    <message>
        <source>Whole cell</source>
        <translation>Ganze Zelle</translation>
    </message>
    <message>
        <source>Whole result</source>
        <translation>Ganzes Ergebnis</translation>
    </message>
    <message>
        <source>Whole table</source>
        <translation>Ganze Tabelle</translation>
    </message>
    <message>
        <source>Whole value</source>
        <translation>Ganzer Wert</translation>
    </message>
    <message>
        <source>Why it stays as it is</source>
        <translation>Warum es bleibt, wie es ist</translation>
    </message>
    <message>
        <source>Why the read was throttled</source>
        <translation>Warum das Lesen gedrosselt wurde</translation>
    </message>
    <message>
        <source>Why the write was throttled</source>
        <translation>Warum das Schreiben gedrosselt wurde</translation>
    </message>
    <message>
        <source>Why was the call throttled</source>
        <translation>Warum wurde der Aufruf gedrosselt</translation>
    </message>
    <message>
        <source>Why was the last request throttled</source>
        <translation>Warum wurde die letzte Anfrage gedrosselt</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Window %1 – %2</source>
        <translation>Fenster %1 – %2</translation>
    </message>
    <message>
        <source>With %1</source>
        <translation>Mit %1</translation>
    </message>
    <message>
        <source>With one, every change of an item is recorded with its old and new image, here for you and for functions that run on it.</source>
        <translation>Mit einem wird jede Änderung eines Items mit altem und neuem Bild aufgezeichnet, hier zum Ansehen und für Funktionen, die darauf laufen.</translation>
    </message>
    <message>
        <source>With the next unit: %1 a second flow in</source>
        <translation>Mit der nächsten Einheit: %1 fließen je Sekunde nach</translation>
    </message>
    <message>
        <source>With type codes (DynamoDB JSON)</source>
        <translation>Mit Typkürzeln (DynamoDB-JSON)</translation>
    </message>
    <message>
        <source>Without START, END and REPORT</source>
        <translation>Ohne START, END und REPORT</translation>
    </message>
    <message>
        <source>Without frame</source>
        <translation>Ohne Rahmen</translation>
    </message>
    <message>
        <source>Without it the program's own reads and commits are left alone.</source>
        <translation>Ohne das bleiben Lesen und Schreiben des Programms selbst verschont.</translation>
    </message>
    <message>
        <source>Without types, sets, binary values and numbers that look like text are guessed on import.</source>
        <translation>Ohne Typen werden Mengen, Binärwerte und Zahlen, die wie Text aussehen, beim Import geraten.</translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation>Einen Blick wert</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Write (WCU)</source>
        <translation>Schreiben (WCU)</translation>
    </message>
    <message>
        <source>Write capacity units</source>
        <translation>Schreibkapazitätseinheiten</translation>
    </message>
    <message>
        <source>Write capacity units a second</source>
        <translation>Schreibkapazitätseinheiten je Sekunde</translation>
    </message>
    <message>
        <source>Write capacity, provisioned</source>
        <translation>Schreibkapazität, bereitgestellt</translation>
    </message>
    <message>
        <source>Write consumed</source>
        <translation>Schreiben verbraucht</translation>
    </message>
    <message>
        <source>Write demand by partition</source>
        <translation>Schreibbedarf nach Partition</translation>
    </message>
    <message>
        <source>Write earlier</source>
        <translation>Früher schreiben</translation>
    </message>
    <message>
        <source>Write edge, every 1 KB</source>
        <translation>Schreibgrenze, je 1 KB</translation>
    </message>
    <message>
        <source>Write later</source>
        <translation>Später schreiben</translation>
    </message>
    <message>
        <source>Write request units, on demand</source>
        <translation>Schreibanfrageeinheiten, bei Bedarf</translation>
    </message>
    <message>
        <source>Write requests, on demand</source>
        <translation>Schreibanfragen, bei Bedarf</translation>
    </message>
    <message>
        <source>Write the list as DynamoDB JSON: [{"S":"a"}, {"N":"1"}].</source>
        <translation>Die Liste als DynamoDB-JSON schreiben: [{"S":"a"}, {"N":"1"}].</translation>
    </message>
    <message>
        <source>Write the map as DynamoDB JSON: {"city":{"S":"Lyon"}}.</source>
        <translation>Die Map als DynamoDB-JSON schreiben: {"city":{"S":"Lyon"}}.</translation>
    </message>
    <message>
        <source>Write the other %1</source>
        <translation>Die übrigen %1 schreiben</translation>
    </message>
    <message>
        <source>Write units</source>
        <translation>Schreibeinheiten</translation>
    </message>
    <message>
        <source>Writes</source>
        <translation>Schreibvorgänge</translation>
    </message>
    <message>
        <source>Writes a second</source>
        <translation>Schreibvorgänge je Sekunde</translation>
    </message>
    <message>
        <source>Writes of the last 24 hours with these values</source>
        <translation>Schreibvorgänge der letzten 24 Stunden mit diesen Werten</translation>
    </message>
    <message>
        <source>Writing costs &lt;b&gt;%1&lt;/b&gt;%2 · %3</source>
        <translation>Schreiben kostet &lt;b&gt;%1&lt;/b&gt;%2 · %3</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Written only if</source>
        <translation>Nur geschrieben, wenn</translation>
    </message>
    <message>
        <source>Written, %1 WCU, %2 ms</source>
        <translation>Geschrieben, %1 WCU, %2 ms</translation>
    </message>
    <message>
        <source>Written, %1 WCU, %2 ms; returned below</source>
        <translation>Geschrieben, %1 WCU, %2 ms; Rückgabe unten</translation>
    </message>
    <message>
        <source>Your prices of %1, %2</source>
        <translation>Eigene Preise von %1, %2</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Eigenes</translation>
    </message>
    <message>
        <source>\u needs four hexadecimal digits.</source>
        <translation>\u braucht vier hexadezimale Ziffern.</translation>
    </message>
    <message>
        <source>a GB and month</source>
        <translation>je GB und Monat</translation>
    </message>
    <message>
        <source>a day in 4 minutes: quiet, then busy</source>
        <translation>ein Tag in 4 Minuten: ruhig, dann belebt</translation>
    </message>
    <message>
        <source>a million</source>
        <translation>je Million</translation>
    </message>
    <message>
        <source>a minute &gt;</source>
        <translation>eine Minute &gt;</translation>
    </message>
    <message>
        <source>a month, %1</source>
        <translation>im Monat, %1</translation>
    </message>
    <message>
        <source>a second, on average</source>
        <translation>je Sekunde, im Mittel</translation>
    </message>
    <message>
        <source>a table's or log group's ARN, or file:///…</source>
        <translation>die ARN einer Tabelle oder Log-Gruppe, oder file:///…</translation>
    </message>
    <message>
        <source>a write would cost %1 WCU instead of %2</source>
        <translation>ein Schreiben würde %1 WCU statt %2 kosten</translation>
    </message>
    <message>
        <source>a write would still cost %1 WCU</source>
        <translation>ein Schreiben würde weiterhin %1 WCU kosten</translation>
    </message>
    <message>
        <source>a, b, c</source>
        <translation>a, b, c</translation>
    </message>
    <message>
        <source>about %1 of the table's %2 WCU a second</source>
        <translation>etwa %1 lang die %2 WCU je Sekunde der Tabelle</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>add</source>
        <translation>addieren</translation>
    </message>
    <message>
        <source>add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>add to %1</source>
        <translation>zu %1 hinzufügen</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>an hour</source>
        <translation>eine Stunde</translation>
    </message>
    <message>
        <source>and</source>
        <translation>und</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>as shipped</source>
        <translation>wie ausgeliefert</translation>
    </message>
    <message numerus="yes">
        <source>at least %n in the last 24 h</source>
        <translation><numerusform>mindestens %n in den letzten 24 h</numerusform><numerusform>mindestens %n in den letzten 24 h</numerusform></translation>
    </message>
    <message>
        <source>at least 1 unit is needed.</source>
        <translation>mindestens 1 Einheit ist nötig.</translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation>Versuch %1</translation>
    </message>
    <message>
        <source>attribute or path, such as shipTo.city</source>
        <translation>Attribut oder Pfad, etwa shipTo.city</translation>
    </message>
    <message>
        <source>base64</source>
        <translation>Base64</translation>
    </message>
    <message>
        <source>before it began</source>
        <translation>vor seinem Beginn</translation>
    </message>
    <message>
        <source>begins with</source>
        <translation>beginnt mit</translation>
    </message>
    <message>
        <source>between</source>
        <translation>zwischen</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>changes.jsonl or changes.jsonl.gz</source>
        <translation>changes.jsonl oder changes.jsonl.gz</translation>
    </message>
    <message>
        <source>child of …%1</source>
        <translation>Kind von …%1</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>wählen</translation>
    </message>
    <message>
        <source>condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>enthält</translation>
    </message>
    <message>
        <source>copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
    <message>
        <source>costs %1</source>
        <translation>kostet %1</translation>
    </message>
    <message>
        <source>current</source>
        <translation>aktuell</translation>
    </message>
    <message>
        <source>delete %1 items</source>
        <translation>%1 Items löschen</translation>
    </message>
    <message>
        <source>delete item</source>
        <translation>Item löschen</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>zugestellt</translation>
    </message>
    <message>
        <source>does not begin with</source>
        <translation>beginnt nicht mit</translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation>enthält nicht</translation>
    </message>
    <message>
        <source>does not exist</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>earlier version</source>
        <translation>frühere Fassung</translation>
    </message>
    <message>
        <source>edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>edit item</source>
        <translation>Item bearbeiten</translation>
    </message>
    <message>
        <source>edit item as JSON</source>
        <translation>Item als JSON bearbeiten</translation>
    </message>
    <message>
        <source>edited from %1</source>
        <translation>geändert von %1</translation>
    </message>
    <message>
        <source>element %1</source>
        <translation>Element %1</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>empty string</source>
        <translation>leerer Text</translation>
    </message>
    <message>
        <source>empty, in debt</source>
        <translation>leer, in Schuld</translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>beendet %1</translation>
    </message>
    <message>
        <source>every call</source>
        <translation>jeder Aufruf</translation>
    </message>
    <message>
        <source>exists</source>
        <translation>vorhanden</translation>
    </message>
    <message>
        <source>expired %1 ago</source>
        <translation>abgelaufen, %1 her</translation>
    </message>
    <message>
        <source>expires in %1</source>
        <translation>läuft ab, noch %1</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>failing</source>
        <translation>schlägt fehl</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>fill %1</source>
        <translation>%1 ausfüllen</translation>
    </message>
    <message>
        <source>filtered</source>
        <translation>gefiltert</translation>
    </message>
    <message>
        <source>for</source>
        <translation>seit</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>für immer</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>aufgegeben</translation>
    </message>
    <message>
        <source>global index</source>
        <translation>globaler Index</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>fort</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>ausgeblendet</translation>
    </message>
    <message>
        <source>holds %1 %2</source>
        <translation>enthält %1 %2</translation>
    </message>
    <message>
        <source>home folder</source>
        <translation>Benutzerordner</translation>
    </message>
    <message>
        <source>in</source>
        <translation>in</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>in memory</source>
        <translation>im Arbeitsspeicher</translation>
    </message>
    <message>
        <source>is of type</source>
        <translation>ist vom Typ</translation>
    </message>
    <message>
        <source>items</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>keys from %1</source>
        <translation>Schlüssel von %1</translation>
    </message>
    <message>
        <source>last %1 h</source>
        <translation>letzte %1 h</translation>
    </message>
    <message>
        <source>last %1 min</source>
        <translation>letzte %1 min</translation>
    </message>
    <message>
        <source>last 24 h</source>
        <translation>letzte 24 h</translation>
    </message>
    <message>
        <source>last hour</source>
        <translation>letzte Stunde</translation>
    </message>
    <message>
        <source>last minute</source>
        <translation>letzte Minute</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>weggelassen</translation>
    </message>
    <message>
        <source>less than $0.0001 on demand</source>
        <translation>weniger als 0,0001 $ bei Bedarf</translation>
    </message>
    <message>
        <source>less than a second</source>
        <translation>weniger als eine Sekunde</translation>
    </message>
    <message>
        <source>local index</source>
        <translation>lokaler Index</translation>
    </message>
    <message>
        <source>looking further back …</source>
        <translation>sucht weiter zurück …</translation>
    </message>
    <message>
        <source>lowest</source>
        <translation>am wenigsten</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>Mittel %1</translation>
    </message>
    <message>
        <source>member</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>member %1</source>
        <translation>Element %1</translation>
    </message>
    <message>
        <source>microseconds since 1970</source>
        <translation>Mikrosekunden seit 1970</translation>
    </message>
    <message>
        <source>milliseconds since 1970</source>
        <translation>Millisekunden seit 1970</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlend</translation>
    </message>
    <message>
        <source>monthly, this traffic</source>
        <translation>monatlich, dieser Verkehr</translation>
    </message>
    <message>
        <source>move %1</source>
        <translation>%1 verschieben</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>verschoben</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>new item</source>
        <translation>neues Item</translation>
    </message>
    <message>
        <source>new tab</source>
        <translation>neuer Reiter</translation>
    </message>
    <message>
        <source>newest 24 h</source>
        <translation>neueste 24 h</translation>
    </message>
    <message>
        <source>no condition</source>
        <translation>keine Bedingung</translation>
    </message>
    <message>
        <source>no demand</source>
        <translation>kein Bedarf</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>kein Ende</translation>
    </message>
    <message>
        <source>no traffic yet</source>
        <translation>noch kein Verkehr</translation>
    </message>
    <message>
        <source>no units</source>
        <translation>keine Einheiten</translation>
    </message>
    <message>
        <source>nobody reads</source>
        <translation>niemand liest</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>none by itself</source>
        <translation>allein keine</translation>
    </message>
    <message>
        <source>none on demand</source>
        <translation>keiner bei Bedarf</translation>
    </message>
    <message>
        <source>not in it</source>
        <translation>nicht darin</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht da</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>nothing has changed since it was loaded</source>
        <translation>seit dem Laden nichts geändert wurde</translation>
    </message>
    <message>
        <source>nothing kept</source>
        <translation>nichts aufbewahrt</translation>
    </message>
    <message>
        <source>nothing recorded</source>
        <translation>nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>now and then three times as much, one product</source>
        <translation>ab und zu dreimal so viel, ein Produkt</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>of %1 %2</source>
        <translation>von %1 %2</translation>
    </message>
    <message>
        <source>of the list itself</source>
        <translation>der Liste selbst</translation>
    </message>
    <message>
        <source>of the map itself</source>
        <translation>der Map selbst</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>auf %1</translation>
    </message>
    <message>
        <source>on demand</source>
        <translation>bei Bedarf</translation>
    </message>
    <message>
        <source>one member in each line</source>
        <translation>ein Element je Zeile</translation>
    </message>
    <message>
        <source>one pattern a line: {"eventName": ["INSERT"]}</source>
        <translation>ein Muster je Zeile: {"eventName": ["INSERT"]}</translation>
    </message>
    <message>
        <source>one value in each line</source>
        <translation>ein Wert je Zeile</translation>
    </message>
    <message>
        <source>only marked</source>
        <translation>nur markiert</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>open since %1</source>
        <translation>offen seit %1</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>wird geöffnet</translation>
    </message>
    <message>
        <source>order-email</source>
        <translation>bestell-mail</translation>
    </message>
    <message>
        <source>p50 latency</source>
        <translation>p50-Latenz</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99 latency</source>
        <translation>p99-Latenz</translation>
    </message>
    <message numerus="yes">
        <source>paste %n item(s)</source>
        <translation><numerusform>%n Item einfügen</numerusform><numerusform>%n Items einfügen</numerusform></translation>
    </message>
    <message>
        <source>paste item</source>
        <translation>Item einfügen</translation>
    </message>
    <message>
        <source>pasted rows</source>
        <translation>eingefügte Zeilen</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>steht aus</translation>
    </message>
    <message>
        <source>pk</source>
        <translation>pk</translation>
    </message>
    <message>
        <source>provisioned</source>
        <translation>bereitgestellt</translation>
    </message>
    <message>
        <source>python3 rangefinder_lambda.py handler.py</source>
        <translation>python3 rangefinder_lambda.py handler.py</translation>
    </message>
    <message>
        <source>read · %1 write</source>
        <translation>Lesen · %1 Schreiben</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>schreibgeschützt</translation>
    </message>
    <message>
        <source>reading more …</source>
        <translation>liest weiter …</translation>
    </message>
    <message>
        <source>reads lag %1</source>
        <translation>Lesen hinkt %1 nach</translation>
    </message>
    <message>
        <source>reads, %1</source>
        <translation>Lesen, %1</translation>
    </message>
    <message>
        <source>records</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>removed, was %1</source>
        <translation>entfernt, war %1</translation>
    </message>
    <message>
        <source>rename %1</source>
        <translation>%1 umbenennen</translation>
    </message>
    <message>
        <source>retype %1</source>
        <translation>Typ von %1 ändern</translation>
    </message>
    <message>
        <source>revert %1 changes</source>
        <translation>%1 Änderungen zurücknehmen</translation>
    </message>
    <message>
        <source>revert change</source>
        <translation>Änderung zurücknehmen</translation>
    </message>
    <message>
        <source>rows could not be read again. Scrolling tries once more.</source>
        <translation>Zeilen ließen sich nicht neu lesen. Scrollen versucht es noch einmal.</translation>
    </message>
    <message>
        <source>rows not read again: %1</source>
        <translation>nicht neu gelesene Zeilen: %1</translation>
    </message>
    <message>
        <source>scanned %1</source>
        <translation>%1 durchsucht</translation>
    </message>
    <message>
        <source>scanned %1, filtered out %2</source>
        <translation>%1 durchsucht, %2 herausgefiltert</translation>
    </message>
    <message>
        <source>seconds since 1970</source>
        <translation>Sekunden seit 1970</translation>
    </message>
    <message>
        <source>shared-local-instance.db</source>
        <translation>shared-local-instance.db</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>gezeigt</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>size &lt;</source>
        <translation>Größe &lt;</translation>
    </message>
    <message>
        <source>size &lt;=</source>
        <translation>Größe &lt;=</translation>
    </message>
    <message>
        <source>size &lt;&gt;</source>
        <translation>Größe &lt;&gt;</translation>
    </message>
    <message>
        <source>size =</source>
        <translation>Größe =</translation>
    </message>
    <message>
        <source>size &gt;</source>
        <translation>Größe &gt;</translation>
    </message>
    <message>
        <source>size &gt;=</source>
        <translation>Größe &gt;=</translation>
    </message>
    <message>
        <source>size between</source>
        <translation>Größe zwischen</translation>
    </message>
    <message>
        <source>size of %1 &lt; %2</source>
        <translation>Größe von %1 &lt; %2</translation>
    </message>
    <message>
        <source>size of %1 &lt;= %2</source>
        <translation>Größe von %1 &lt;= %2</translation>
    </message>
    <message>
        <source>size of %1 &lt;&gt; %2</source>
        <translation>Größe von %1 &lt;&gt; %2</translation>
    </message>
    <message>
        <source>size of %1 = %2</source>
        <translation>Größe von %1 = %2</translation>
    </message>
    <message>
        <source>size of %1 &gt; %2</source>
        <translation>Größe von %1 &gt; %2</translation>
    </message>
    <message>
        <source>size of %1 &gt;= %2</source>
        <translation>Größe von %1 &gt;= %2</translation>
    </message>
    <message>
        <source>size of %1 between %2 and %3</source>
        <translation>Größe von %1 zwischen %2 und %3</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>staged until you commit</source>
        <translation>vorgemerkt, bis geschrieben wird</translation>
    </message>
    <message>
        <source>status, shipTo.city, lines[0].sku</source>
        <translation>status, shipTo.city, lines[0].sku</translation>
    </message>
    <message>
        <source>sum %1</source>
        <translation>Summe %1</translation>
    </message>
    <message>
        <source>table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>takes this share of all writes</source>
        <translation>nimmt diesen Anteil aller Schreibvorgänge</translation>
    </message>
    <message>
        <source>the account</source>
        <translation>das Konto</translation>
    </message>
    <message>
        <source>the beginning</source>
        <translation>der Anfang</translation>
    </message>
    <message>
        <source>the check read %1, %2 RCU</source>
        <translation>die Prüfung las %1, %2 RCU</translation>
    </message>
    <message>
        <source>the index %1</source>
        <translation>der Index %1</translation>
    </message>
    <message>
        <source>the item as edited</source>
        <translation>das Item in Bearbeitung</translation>
    </message>
    <message>
        <source>the item lacks its key</source>
        <translation>dem Item fehlt sein Schlüssel</translation>
    </message>
    <message>
        <source>the minimum is larger than the maximum.</source>
        <translation>der Mindestwert ist größer als der Höchstwert.</translation>
    </message>
    <message>
        <source>the reads</source>
        <translation>das Lesen</translation>
    </message>
    <message>
        <source>the table</source>
        <translation>die Tabelle</translation>
    </message>
    <message>
        <source>the table's own key</source>
        <translation>der eigene Schlüssel der Tabelle</translation>
    </message>
    <message>
        <source>the target lies between %1 and %2 %.</source>
        <translation>das Ziel liegt zwischen %1 und %2 %.</translation>
    </message>
    <message>
        <source>the writes</source>
        <translation>das Schreiben</translation>
    </message>
    <message>
        <source>this range</source>
        <translation>dieser Zeitraum</translation>
    </message>
    <message>
        <source>throttled</source>
        <translation>gedrosselt</translation>
    </message>
    <message>
        <source>to</source>
        <translation>zu</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>undo commit</source>
        <translation>Schreiben rückgängig machen</translation>
    </message>
    <message>
        <source>updated</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>was %1</source>
        <translation>war %1</translation>
    </message>
    <message>
        <source>writes, %1</source>
        <translation>Schreiben, %1</translation>
    </message>
    <message>
        <source>written</source>
        <translation>geschrieben</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>your copy</source>
        <translation>die eigene Kopie</translation>
    </message>
    <message>
        <source>“%1” cannot stand after a name in quotes or a bracket.</source>
        <translation>„%1“ kann nach einem Namen in Anführungszeichen oder einer Klammer nicht stehen.</translation>
    </message>
    <message>
        <source>“%1” does not fit a key of type %2.</source>
        <translation>„%1“ passt nicht zu einem Schlüssel vom Typ %2.</translation>
    </message>
    <message>
        <source>“%1” does not take a value of type %2.</source>
        <translation>„%1“ nimmt keinen Wert vom Typ %2.</translation>
    </message>
    <message>
        <source>“%1” is no type. The types are %2.</source>
        <translation>„%1“ ist kein Typ. Die Typen sind %2.</translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation>„%1“: %2</translation>
    </message>
    <message>
        <source>“\%1” is no escape of JSON. A backslash itself is written \\.</source>
        <translation>„\%1“ ist kein Escape von JSON. Ein Rückstrich selbst wird \\ geschrieben.</translation>
    </message>
    <message>
        <source>“in” takes at most %1 values.</source>
        <translation>„in“ nimmt höchstens %1 Werte.</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more byte(s)</source>
        <translation><numerusform>… und %n weiteres Byte</numerusform><numerusform>… und %n weitere Bytes</numerusform></translation>
    </message>
    <message>
        <source>≥ 1 s</source>
        <translation>≥ 1 s</translation>
    </message>
    <message>
        <source>≥ 100 ms</source>
        <translation>≥ 100 ms</translation>
    </message>
    <message>
        <source>≥ 20 ms</source>
        <translation>≥ 20 ms</translation>
    </message>
    <message>
        <source>≥ 5 ms</source>
        <translation>≥ 5 ms</translation>
    </message>
    <message>
        <source>▼ iterator</source>
        <translation>▼ Iterator</translation>
    </message>
</context>
</TS>
