<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>gatehouse::ui::AboutDialog</name>
    <message>
        <source>About Gatehouse</source>
        <translation>Über Gatehouse</translation>
    </message>
    <message>
        <source>Version %1, with Qt %2</source>
        <translation>Version %1, mit Qt %2</translation>
    </message>
    <message>
        <source>An API gateway and its console on your own computer.</source>
        <translation>Ein API-Gateway und seine Konsole auf dem eigenen Rechner.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder neuer.</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::ActionRegistry</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Gateway</source>
        <translation>&amp;Gateway</translation>
    </message>
    <message>
        <source>&amp;Traffic</source>
        <translation>&amp;Verkehr</translation>
    </message>
    <message>
        <source>&amp;Routes</source>
        <translation>&amp;Routen</translation>
    </message>
    <message>
        <source>T&amp;ools</source>
        <translation>&amp;Werkzeuge</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>&amp;Fenster</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Anderes</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::AdminSection</name>
    <message>
        <source>This is no IP address. 127.0.0.1 serves this computer only.</source>
        <translation>Das ist keine IP-Adresse. 127.0.0.1 bedient nur diesen Rechner.</translation>
    </message>
    <message>
        <source>Served at %1. Other computers on the network can reach it; whoever has the key can change everything.</source>
        <translation>Erreichbar unter %1, auch für andere Rechner im Netz; wer den Schlüssel hat, kann alles ändern.</translation>
    </message>
    <message>
        <source>Served at %1, to programs on this computer.</source>
        <translation>Erreichbar unter %1, für Programme auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Waiting for the keychain.</source>
        <translation>Wartet auf den Schlüsselbund.</translation>
    </message>
    <message>
        <source>Programs can read and change this configuration as in APISIX. What they change is applied at once and can be undone here.</source>
        <translation>Programme können diese Konfiguration lesen und ändern wie in APISIX. Was sie ändern, gilt sofort und lässt sich hier zurücknehmen.</translation>
    </message>
    <message>
        <source>The Admin API is not served. %1</source>
        <translation>Die Admin-API wird nicht angeboten. %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Copied. It leaves the clipboard after 30 seconds.</source>
        <translation>Kopiert. Nach 30 Sekunden verschwindet er aus der Zwischenablage.</translation>
    </message>
    <message>
        <source>The key was not copied. %1</source>
        <translation>Der Schlüssel wurde nicht kopiert. %1</translation>
    </message>
    <message>
        <source>Admin API</source>
        <translation>Admin-API</translation>
    </message>
    <message>
        <source>Admin A&amp;PI</source>
        <translation>Admin-A&amp;PI</translation>
    </message>
    <message>
        <source>Serve on add&amp;ress</source>
        <translation>Angeboten auf Ad&amp;resse</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <comment>of the Admin API</comment>
        <translation>P&amp;ort</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>Schlüss&amp;el</translation>
    </message>
    <message>
        <source>Serve the Admin API</source>
        <translation>Admin-API anbieten</translation>
    </message>
    <message>
        <source>Copy key</source>
        <translation>Schlüssel kopieren</translation>
    </message>
    <message>
        <source>Sent as X-API-KEY. It was made for this workspace and is kept in the keychain.</source>
        <translation>Wird als X-API-KEY gesendet. Er ist für diesen Arbeitsbereich gemacht und liegt im Schlüsselbund.</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::ApplyFlow</name>
    <message numerus="yes">
        <source>%n change(s) applied</source>
        <translation>
            <numerusform>%n Änderung angewandt</numerusform>
            <numerusform>%n Änderungen angewandt</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo apply</source>
        <translation>Anwenden rückgängig</translation>
    </message>
    <message>
        <source>The configuration before runs again</source>
        <translation>Die vorige Konfiguration läuft wieder</translation>
    </message>
    <message>
        <source>The configuration before could not be put back</source>
        <translation>Die vorige Konfiguration ließ sich nicht zurückholen</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation>Diese Meldung ausblenden</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::BodyPane</name>
    <message numerus="yes">
        <source>%1 events</source>
        <translation>
            <numerusform>%1 Ereignis</numerusform>
            <numerusform>%1 Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <source>truncated at %1 KiB</source>
        <translation>nach %1 KiB abgeschnitten</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Data of the event</source>
        <translation>Daten des Ereignisses</translation>
    </message>
    <message>
        <source>Choose an event to see its data.</source>
        <translation>Ein Ereignis wählen, um seine Daten zu sehen.</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::BodyReader</name>
    <message>
        <source>truncated at %1 KiB</source>
        <translation>nach %1 KiB abgeschnitten</translation>
    </message>
    <message>
        <source>compressed (%1), shown as it came</source>
        <translation>komprimiert (%1), gezeigt wie empfangen</translation>
    </message>
    <message>
        <source>No body</source>
        <translation>Kein Inhalt</translation>
    </message>
    <message>
        <source>not captured</source>
        <translation>nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>first %1 as hex</source>
        <translation>die ersten %1 hexadezimal</translation>
    </message>
    <message>
        <source>first %1 shown</source>
        <translation>die ersten %1 gezeigt</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::CellText</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message numerus="yes">
        <source>SSE %1 events</source>
        <translation>
            <numerusform>SSE %1 Ereignis</numerusform>
            <numerusform>SSE %1 Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <source>timeout</source>
        <translation>Zeit um</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>abgerissen</translation>
    </message>
    <message>
        <source>left</source>
        <translation>gegangen</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>gekappt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::CentralFrame</name>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) from last time were never applied.</source>
        <translation>
            <numerusform>%n Änderung vom letzten Mal wurde nie angewandt.</numerusform>
            <numerusform>%n Änderungen vom letzten Mal wurden nie angewandt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore draft</source>
        <translation>Entwurf wiederherstellen</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::ChartCard</name>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>vor %1 s</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor %1 min</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::ColumnChooser</name>
    <message>
        <source>Reset columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::CopyLine</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy to the clipboard</source>
        <translation>In die Zwischenablage kopieren</translation>
    </message>
    <message>
        <source>Text to copy</source>
        <translation>Text zum Kopieren</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::CreateKeyDialog</name>
    <message>
        <source>Create key</source>
        <translation>Schlüssel erzeugen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neuer Schlüssel</translation>
    </message>
    <message>
        <source>mobile-app</source>
        <translation>mobile-app</translation>
    </message>
    <message>
        <source>What the key is for, for example: test phones</source>
        <translation>Wozu der Schlüssel dient, zum Beispiel: Testgeräte</translation>
    </message>
    <message>
        <source>Choose a consumer or type the name of a new one: letters, digits, - and _.</source>
        <translation>Einen Consumer wählen oder den Namen eines neuen eingeben: Buchstaben, Ziffern, - und _.</translation>
    </message>
    <message>
        <source>&amp;Consumer</source>
        <translation>&amp;Consumer</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>&amp;Bezeichnung</translation>
    </message>
    <message>
        <source>Copy the key now: it is not shown again. It leaves the clipboard after 30 seconds.</source>
        <translation>Den Schlüssel jetzt kopieren: Er wird nicht noch einmal gezeigt. Nach 30 Sekunden verschwindet er aus der Zwischenablage.</translation>
    </message>
    <message>
        <source>A key belongs to a consumer: give it a name.</source>
        <translation>Ein Schlüssel gehört einem Consumer: bitte einen Namen eingeben.</translation>
    </message>
    <message>
        <source>Creating…</source>
        <translation>Wird erzeugt…</translation>
    </message>
    <message>
        <source>The key of %1:</source>
        <translation>Der Schlüssel von %1:</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::Disclosure</name>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::DocumentEditor</name>
    <message>
        <source>change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message numerus="yes">
        <source>delete %n resource(s)</source>
        <translation>
            <numerusform>%n Ressource löschen</numerusform>
            <numerusform>%n Ressourcen löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (Kopie)</translation>
    </message>
    <message>
        <source>rename %1 to %2</source>
        <translation>%1 in %2 umbenennen</translation>
    </message>
    <message>
        <source>move %1</source>
        <translation>%1 verschieben</translation>
    </message>
    <message>
        <source>enable %1</source>
        <translation>%1 einschalten</translation>
    </message>
    <message>
        <source>disable %1</source>
        <translation>%1 ausschalten</translation>
    </message>
    <message>
        <source>edit the document</source>
        <translation>das Dokument bearbeiten</translation>
    </message>
    <message>
        <source>discard the change of %1</source>
        <translation>Änderung an %1 verwerfen</translation>
    </message>
    <message>
        <source>discard all changes</source>
        <translation>alle Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Routen</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>Upstream</source>
        <translation>Upstream</translation>
    </message>
    <message>
        <source>Upstreams</source>
        <translation>Upstreams</translation>
    </message>
    <message>
        <source>Consumer</source>
        <translation>Consumer</translation>
    </message>
    <message>
        <source>Consumers</source>
        <translation>Consumer</translation>
    </message>
    <message>
        <source>Consumer group</source>
        <translation>Consumer-Gruppe</translation>
    </message>
    <message>
        <source>Consumer groups</source>
        <translation>Consumer-Gruppen</translation>
    </message>
    <message>
        <source>Plugin set</source>
        <translation>Plugin-Satz</translation>
    </message>
    <message>
        <source>Plugin sets</source>
        <translation>Plugin-Sätze</translation>
    </message>
    <message>
        <source>Global rule</source>
        <translation>Globale Regel</translation>
    </message>
    <message>
        <source>Global rules</source>
        <translation>Globale Regeln</translation>
    </message>
    <message>
        <source>Plugin metadata</source>
        <translation>Plugin-Metadaten</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Zertifikate</translation>
    </message>
    <message>
        <source>Secret store</source>
        <translation>Geheimnisspeicher</translation>
    </message>
    <message>
        <source>Secret stores</source>
        <translation>Geheimnisspeicher</translation>
    </message>
    <message>
        <source>Proto file</source>
        <translation>Proto-Datei</translation>
    </message>
    <message>
        <source>Proto files</source>
        <translation>Proto-Dateien</translation>
    </message>
    <message>
        <source>Stream route</source>
        <translation>Stream-Route</translation>
    </message>
    <message>
        <source>Stream routes</source>
        <translation>Stream-Routen</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::EnumField</name>
    <message>
        <source>Not set</source>
        <translation>Nicht gesetzt</translation>
    </message>
    <message>
        <source>%1 (default)</source>
        <translation>%1 (Vorgabe)</translation>
    </message>
    <message>
        <source>%1 (not known)</source>
        <translation>%1 (unbekannt)</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::EventModel</name>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::ExchangeFacts</name>
    <message>
        <source>The plugin %1 answered %2 in %3; no upstream was asked.</source>
        <translation>Das Plugin %1 antwortete %2 in %3; kein Upstream wurde gefragt.</translation>
    </message>
    <message>
        <source>No route matched; the gateway answered 404.</source>
        <translation>Keine Route passte; das Gateway antwortete 404.</translation>
    </message>
    <message>
        <source>The gateway answered %1 in %2.</source>
        <translation>Das Gateway antwortete %1 in %2.</translation>
    </message>
    <message>
        <source>The upstream %1 answered %2 in %3.</source>
        <translation>Der Upstream %1 antwortete %2 in %3.</translation>
    </message>
    <message>
        <source>The gateway is working on this request.</source>
        <translation>Das Gateway arbeitet an dieser Anfrage.</translation>
    </message>
    <message>
        <source>Waiting for the answer of %1.</source>
        <translation>Wartet auf die Antwort von %1.</translation>
    </message>
    <message>
        <source>The answer %1 is being passed on; %2 so far.</source>
        <translation>Die Antwort %1 wird weitergereicht; bisher %2.</translation>
    </message>
    <message>
        <source>Reason: %1.</source>
        <translation>Grund: %1.</translation>
    </message>
    <message>
        <source>The client left after %1, before it had the whole answer.</source>
        <translation>Der Client ging nach %1, bevor er die ganze Antwort hatte.</translation>
    </message>
    <message>
        <source>The upstream gave no good answer; the gateway answered %1.</source>
        <translation>Der Upstream gab keine brauchbare Antwort; das Gateway antwortete %1.</translation>
    </message>
    <message>
        <source>The upstream gave no good answer and the client got none.</source>
        <translation>Der Upstream gab keine brauchbare Antwort, der Client bekam keine.</translation>
    </message>
    <message>
        <source>The gateway cut this exchange after %1.</source>
        <translation>Das Gateway kappte diesen Austausch nach %1.</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Consumer</source>
        <translation>Consumer</translation>
    </message>
    <message>
        <source>Upstream</source>
        <translation>Upstream</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::FieldModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::FieldTable</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::FilterBar</name>
    <message>
        <source>Still in force: %1</source>
        <translation>Noch in Kraft: %1</translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation>%1 von %2 gezeigt</translation>
    </message>
    <message>
        <source>searching</source>
        <translation>sucht</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>Filter: %1</translation>
    </message>
    <message>
        <source>Words and fields, all must fit; “-” excludes, “or” and parentheses work.
Fields: %1</source>
        <translation>Wörter und Felder, alle müssen passen; „-“ schließt aus, „or“ und Klammern gehen.
Felder: %1</translation>
    </message>
    <message>
        <source>Filter of the traffic</source>
        <translation>Filter des Verkehrs</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::FilterParser</name>
    <message>
        <source>This parenthesis was never opened.</source>
        <translation>Diese Klammer wurde nie geöffnet.</translation>
    </message>
    <message>
        <source>Something to look for is missing here.</source>
        <translation>Hier fehlt, wonach gesucht werden soll.</translation>
    </message>
    <message>
        <source>What to exclude is missing.</source>
        <translation>Es fehlt, was ausgeschlossen werden soll.</translation>
    </message>
    <message>
        <source>The closing quote is missing.</source>
        <translation>Das schließende Anführungszeichen fehlt.</translation>
    </message>
    <message>
        <source>Too many parentheses inside each other.</source>
        <translation>Zu viele Klammern ineinander.</translation>
    </message>
    <message>
        <source>The closing parenthesis is missing.</source>
        <translation>Die schließende Klammer fehlt.</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::FilterTerms</name>
    <message>
        <source>%1 does not know “%2”.</source>
        <translation>%1 kennt „%2“ nicht.</translation>
    </message>
    <message>
        <source>%1 takes a number, as in %2.</source>
        <translation>%1 nimmt eine Zahl, wie in %2.</translation>
    </message>
    <message>
        <source>status takes a code such as 404 or a class such as 5xx.</source>
        <translation>status nimmt einen Code wie 404 oder eine Klasse wie 5xx.</translation>
    </message>
    <message>
        <source>is: knows %1.</source>
        <translation>is: kennt %1.</translation>
    </message>
    <message>
        <source>What %1 should contain is missing.</source>
        <translation>Es fehlt, was %1 enthalten soll.</translation>
    </message>
    <message>
        <source>There is no field “%1”. Fields: %2. Put text with a colon in quotes.</source>
        <translation>Es gibt kein Feld „%1“. Felder: %2. Text mit Doppelpunkt gehört in Anführungszeichen.</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::FirstRequest</name>
    <message>
        <source>Language of the example</source>
        <translation>Sprache des Beispiels</translation>
    </message>
    <message>
        <source>Waiting for the first request</source>
        <translation>Wartet auf die erste Anfrage</translation>
    </message>
    <message>
        <source>Send one here, paste this line into a terminal, or point your program at http://%1.</source>
        <translation>Hier eine senden, diese Zeile in ein Terminal einfügen oder das eigene Programm auf http://%1 richten.</translation>
    </message>
    <message>
        <source>Send test request</source>
        <translation>Testanfrage senden</translation>
    </message>
    <message>
        <source>The gateway is stopped</source>
        <translation>Das Gateway steht</translation>
    </message>
    <message>
        <source>Nothing is recorded until it runs. Start it with the button at the top left.</source>
        <translation>Bis es läuft, wird nichts aufgezeichnet. Der Knopf links oben startet es.</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::FormSections</name>
    <message>
        <source>Plugins</source>
        <translation>Plugins</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Treffen</translation>
    </message>
    <message>
        <source>Upstream</source>
        <translation>Upstream</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Gesundheit</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::Format</name>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>kB</source>
        <translation>kB</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>GB</translation>
    </message>
    <message>
        <source>TB</source>
        <translation>TB</translation>
    </message>
    <message>
        <source>µs</source>
        <translation>µs</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>req/s</source>
        <translation>Anfr./s</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::GatewaySection</name>
    <message>
        <source>This is no IP address. 127.0.0.1 serves this computer, 0.0.0.0 everybody.</source>
        <translation>Das ist keine IP-Adresse. 127.0.0.1 bedient diesen Rechner, 0.0.0.0 alle.</translation>
    </message>
    <message>
        <source>Only programs on this computer can reach the gateway.</source>
        <translation>Nur Programme auf diesem Rechner erreichen das Gateway.</translation>
    </message>
    <message>
        <source>Other computers on the network can reach the gateway.</source>
        <translation>Andere Rechner im Netz erreichen das Gateway.</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Gateway</translation>
    </message>
    <message>
        <source>Listen on &amp;address</source>
        <translation>&amp;Adresse, auf der es lauscht</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>&amp;Workers</source>
        <translation>Arbeits&amp;fäden</translation>
    </message>
    <message>
        <source>&amp;Router</source>
        <translation>&amp;Router</translation>
    </message>
    <message>
        <source>Upstream &amp;engine</source>
        <translation>Upstream-&amp;Technik</translation>
    </message>
    <message>
        <source>By the number of cores</source>
        <translation>Nach Zahl der Kerne</translation>
    </message>
    <message>
        <source>A worker is a thread that serves connections of its own.</source>
        <translation>Ein Arbeitsfaden (Thread) bedient seine eigenen Verbindungen.</translation>
    </message>
    <message>
        <source>Wire (HTTP/1.1)</source>
        <translation>Wire (HTTP/1.1)</translation>
    </message>
    <message>
        <source>Qt (HTTP/2)</source>
        <translation>Qt (HTTP/2)</translation>
    </message>
    <message>
        <source>Wire is faster, forwards requests octet for octet and streams with back-pressure: right for nearly every upstream. Choose Qt for upstreams that want HTTP/2.</source>
        <translation>Wire ist schneller, leitet Anfragen Byte für Byte weiter und drosselt Ströme nach dem langsameren Ende: richtig für fast jeden Upstream. Qt ist für Upstreams, die HTTP/2 verlangen.</translation>
    </message>
    <message>
        <source>HTTPS</source>
        <translation>HTTPS</translation>
    </message>
    <message>
        <source>&amp;HTTPS port</source>
        <translation>&amp;HTTPS-Port</translation>
    </message>
    <message>
        <source>Listen for HTTPS, too</source>
        <translation>Auch auf HTTPS lauschen</translation>
    </message>
    <message>
        <source>The certificate is chosen by the server&apos;s name from those of the configuration; a name without one gets no connection.</source>
        <translation>Das Zertifikat wird nach dem Servernamen aus denen der Konfiguration gewählt; ein Name ohne eines bekommt keine Verbindung.</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::Inspector</name>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Plugins</source>
        <translation>Plugins</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Parts of the exchange</source>
        <translation>Teile des Austauschs</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>Loading from disk</source>
        <translation>Wird von der Platte geladen</translation>
    </message>
    <message>
        <source>No longer kept</source>
        <translation>Nicht mehr aufbewahrt</translation>
    </message>
    <message>
        <source>This exchange has been given up to make room for newer ones. Settings say how many are kept.</source>
        <translation>Dieser Austausch musste neueren Platz machen. Wie viele bleiben, steht in den Einstellungen.</translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation>Nichts gewählt</translation>
    </message>
    <message>
        <source>Choose a row to see what happened to it. Arrow keys move, Enter opens this pane.</source>
        <translation>Eine Zeile wählen, um zu sehen, was mit ihr geschah. Pfeiltasten bewegen, Enter öffnet diesen Bereich.</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::Json</name>
    <message>
        <source>only one value can stand here</source>
        <translation>hier kann nur ein Wert stehen</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::JsonField</name>
    <message>
        <source>Line %1: %2. It is kept as it was until this can be read.</source>
        <translation>Zeile %1: %2. Es bleibt beim Alten, bis dies lesbar ist.</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::KeychainBanner</name>
    <message>
        <source>Go on with keys in memory only</source>
        <translation>Mit Schlüsseln nur im Speicher weitermachen</translation>
    </message>
    <message>
        <source>The keychain is locked, so keys can neither be read nor stored. Unlock it and try again.</source>
        <translation>Der Schlüsselbund ist gesperrt, Schlüssel lassen sich weder lesen noch ablegen. Bitte entsperren und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>No keychain answers, so keys have no safe place. Start one (GNOME Keyring or KWallet) and try again.</source>
        <translation>Kein Schlüsselbund antwortet, Schlüssel haben also keinen sicheren Ort. Bitte einen starten (GNOME Keyring oder KWallet) und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Keys are kept in memory only: they are gone when Gatehouse closes.</source>
        <translation>Schlüssel bleiben nur im Speicher: Sie sind weg, wenn Gatehouse geschlossen wird.</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::KeysModel</name>
    <message>
        <source>Enabled</source>
        <translation>Eingeschaltet</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Ausgeschaltet</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Consumer</source>
        <translation>Consumer</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Bezeichnung</translation>
    </message>
    <message>
        <source>Key begins with</source>
        <translation>Schlüssel beginnt mit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erzeugt</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::KeysPage</name>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>A consumer proves with a key who it is.</source>
        <translation>Mit einem Schlüssel weist sich ein Consumer aus.</translation>
    </message>
    <message>
        <source>New key…</source>
        <translation>Neuer Schlüssel…</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Widerrufen…</translation>
    </message>
    <message>
        <source>No keys yet</source>
        <translation>Noch keine Schlüssel</translation>
    </message>
    <message>
        <source>Make a key for each program that calls your routes. Routes with the plugin key-auth then answer only those that send one.</source>
        <translation>Für jedes Programm, das die Routen aufruft, einen Schlüssel erzeugen. Routen mit dem Plugin key-auth antworten dann nur, wenn einer mitkommt.</translation>
    </message>
    <message>
        <source>No route asks for a key. Add the plugin key-auth to a route, and only requests with a key get through.</source>
        <translation>Keine Route verlangt einen Schlüssel. Mit dem Plugin key-auth lässt eine Route nur Anfragen mit Schlüssel durch.</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>The key of %1 is in the draft.</source>
        <translation>Der Schlüssel von %1 steht im Entwurf.</translation>
    </message>
    <message>
        <source>The key &quot;%1&quot; is enabled in the draft.</source>
        <translation>Der Schlüssel „%1“ ist im Entwurf eingeschaltet.</translation>
    </message>
    <message>
        <source>The key &quot;%1&quot; is disabled in the draft.</source>
        <translation>Der Schlüssel „%1“ ist im Entwurf ausgeschaltet.</translation>
    </message>
    <message>
        <source>Revoke the key &quot;%1&quot; of %2? It leaves the keychain at once and cannot be brought back.</source>
        <translation>Den Schlüssel „%1“ von %2 widerrufen? Er verlässt den Schlüsselbund sofort und lässt sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>Revoke key</source>
        <translation>Schlüssel widerrufen</translation>
    </message>
    <message>
        <source>The key &quot;%1&quot; is revoked in the draft.</source>
        <translation>Der Schlüssel „%1“ ist im Entwurf widerrufen.</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::KeysPlace</name>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>New key…</source>
        <translation>Neuer Schlüssel…</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::LatencyChart</name>
    <message>
        <source>%g ms</source>
        <translation>%g ms</translation>
    </message>
    <message>
        <source>%1 (n = %2)</source>
        <translation>%1 (n = %2)</translation>
    </message>
    <message>
        <source>Time to answer</source>
        <translation>Zeit bis zur Antwort</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::LinesField</name>
    <message>
        <source>One on each line</source>
        <translation>Eines je Zeile</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::ListPane</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Liste filtern</translation>
    </message>
    <message>
        <source>Add (Ctrl+N)</source>
        <translation>Hinzufügen (Strg+N)</translation>
    </message>
    <message>
        <source>What to add</source>
        <translation>Was hinzukommen soll</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>Ressourcen</translation>
    </message>
    <message>
        <source>Kind of resource</source>
        <translation>Art der Ressource</translation>
    </message>
    <message>
        <source>Nothing fits the filter</source>
        <translation>Nichts passt zum Filter</translation>
    </message>
    <message>
        <source>The filter looks at names, ids, paths, hosts, targets and plugins.</source>
        <translation>Der Filter sieht auf Namen, IDs, Pfade, Hosts, Ziele und Plugins.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>No routes yet</source>
        <translation>Noch keine Routen</translation>
    </message>
    <message>
        <source>A route says which requests are meant and where they go. Without one every request is answered with 404.</source>
        <translation>Eine Route sagt, welche Anfragen gemeint sind und wohin sie gehen. Ohne Route wird jede Anfrage mit 404 beantwortet.</translation>
    </message>
    <message>
        <source>Add a route</source>
        <translation>Route hinzufügen</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Hier ist noch nichts</translation>
    </message>
    <message>
        <source>Resources of this kind are shared between routes.</source>
        <translation>Ressourcen dieser Art werden von Routen gemeinsam genutzt.</translation>
    </message>
    <message>
        <source>Filter routes</source>
        <translation>Routen filtern</translation>
    </message>
    <message>
        <source>Filter services</source>
        <translation>Dienste filtern</translation>
    </message>
    <message>
        <source>Filter upstreams</source>
        <translation>Upstreams filtern</translation>
    </message>
    <message>
        <source>Filter consumers</source>
        <translation>Consumer filtern</translation>
    </message>
    <message>
        <source>Filter plugin sets</source>
        <translation>Plugin-Sätze filtern</translation>
    </message>
    <message>
        <source>Filter global rules</source>
        <translation>Globale Regeln filtern</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::MainWindow</name>
    <message>
        <source>Gatehouse[*]</source>
        <translation>Gatehouse[*]</translation>
    </message>
    <message>
        <source>%1[*] – Gatehouse</source>
        <translation>%1[*] – Gatehouse</translation>
    </message>
    <message>
        <source>Stop the gateway</source>
        <translation>Gateway anhalten</translation>
    </message>
    <message>
        <source>Start the gateway</source>
        <translation>Gateway starten</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Durchsehen</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Go to…</source>
        <translation>Gehe zu…</translation>
    </message>
    <message>
        <source>Find an action…</source>
        <translation>Aktion suchen…</translation>
    </message>
    <message>
        <source>Narrow or widen the places</source>
        <translation>Orte schmaler oder breiter</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Voriger Bereich</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>About Gatehouse</source>
        <translation>Über Gatehouse</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Go to a place, route or key</source>
        <translation>Zu einem Ort, einer Route oder einem Schlüssel gehen</translation>
    </message>
    <message>
        <source>Nothing has a name like that.</source>
        <translation>Nichts heißt so.</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>Aktion suchen</translation>
    </message>
    <message>
        <source>No action has a name like that.</source>
        <translation>Keine Aktion heißt so.</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::MapField</name>
    <message>
        <source>Add node</source>
        <translation>Knoten hinzufügen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>host:port</source>
        <translation>Host:Port</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Address of the node</source>
        <translation>Adresse des Knotens</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
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
        <source>This name is there already; change it to keep the line.</source>
        <translation>Diesen Namen gibt es schon; ein anderer behält die Zeile.</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::MessagePage</name>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>Headers of the request</source>
        <translation>Kopfzeilen der Anfrage</translation>
    </message>
    <message>
        <source>Headers of the response</source>
        <translation>Kopfzeilen der Antwort</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::NodeStateLabel</name>
    <message>
        <source>Up</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Mostly up</source>
        <translation>Meist verfügbar</translation>
    </message>
    <message>
        <source>Mostly down</source>
        <translation>Meist ausgefallen</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Ausgefallen</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::ObjectField</name>
    <message>
        <source>More options</source>
        <translation>Mehr Möglichkeiten</translation>
    </message>
    <message>
        <source> and </source>
        <comment>joins titles of fields</comment>
        <translation> und </translation>
    </message>
    <message>
        <source>By</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Which of these to use</source>
        <translation>Was davon gelten soll</translation>
    </message>
    <message>
        <source>Further properties</source>
        <translation>Weitere Eigenschaften</translation>
    </message>
    <message>
        <source>What this form has no field for; kept as it is.</source>
        <translation>Wofür dieses Formular kein Feld hat; bleibt, wie es ist.</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::ObjectListField</name>
    <message>
        <source>Add node</source>
        <translation>Knoten hinzufügen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove entry %1</source>
        <translation>Eintrag %1 entfernen</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::OthersNotice</name>
    <message>
        <source>%1 &quot;%2&quot; added</source>
        <comment>kind and id of a resource</comment>
        <translation>%1 „%2“ hinzugefügt</translation>
    </message>
    <message>
        <source>%1 &quot;%2&quot; removed</source>
        <comment>kind and id of a resource</comment>
        <translation>%1 „%2“ entfernt</translation>
    </message>
    <message>
        <source>%1 &quot;%2&quot; changed</source>
        <comment>kind and id of a resource</comment>
        <translation>%1 „%2“ geändert</translation>
    </message>
    <message numerus="yes">
        <source>%1 applied %n revisions, now %2</source>
        <translation>
            <numerusform>%1 hat %n Stand angewendet, jetzt %2</numerusform>
            <numerusform>%1 hat %n Stände angewendet, jetzt %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Revision %1 applied by %2: %3</source>
        <translation>Stand %1 angewendet von %2: %3</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo apply</source>
        <translation>Anwenden rückgängig machen</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::OverviewPage</name>
    <message numerus="yes">
        <source>Last %n minute(s)</source>
        <translation>
            <numerusform>Letzte Minute</numerusform>
            <numerusform>Letzte %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Letzte Stunde</translation>
    </message>
    <message>
        <source>Stretch of time</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Send test request</source>
        <translation>Testanfrage senden</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Errors (5xx and no answer)</source>
        <translation>Fehler (5xx und keine Antwort)</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95 and p99</source>
        <translation>p95 und p99</translation>
    </message>
    <message>
        <source>Top routes</source>
        <translation>Meistgenutzte Routen</translation>
    </message>
    <message>
        <source>No traffic yet</source>
        <translation>Noch kein Verkehr</translation>
    </message>
    <message>
        <source>The gateway listens and waits for its first request. Send one from here, or with this command:</source>
        <translation>Das Gateway lauscht und wartet auf die erste Anfrage. Hier eine senden oder mit diesem Befehl:</translation>
    </message>
    <message>
        <source>The gateway is stopped</source>
        <translation>Das Gateway steht</translation>
    </message>
    <message>
        <source>Start it to see requests here.</source>
        <translation>Nach dem Start sind hier Anfragen zu sehen.</translation>
    </message>
    <message>
        <source>Start the gateway</source>
        <translation>Gateway starten</translation>
    </message>
    <message>
        <source>The gateway is stopped: these figures stand still.</source>
        <translation>Das Gateway steht: Diese Zahlen ändern sich nicht.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>%1 insgesamt</translation>
    </message>
    <message>
        <source>4xx: %1</source>
        <translation>4xx: %1</translation>
    </message>
    <message numerus="yes">
        <source>last %n second(s)</source>
        <translation>
            <numerusform>letzte Sekunde</numerusform>
            <numerusform>letzte %n Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>p99 %1, %n sample(s)</source>
        <translation>
            <numerusform>p99 %1, %n Wert</numerusform>
            <numerusform>p99 %1, %n Werte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) of upstreams are down: %1</source>
        <translation>
            <numerusform>%n Knoten von Upstreams ist ausgefallen: %1</numerusform>
            <numerusform>%n Knoten von Upstreams sind ausgefallen: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::OverviewPlace</name>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::OwnServiceReader</name>
    <message>
        <source>This is no address of a service. Write it like http://127.0.0.1:3000.</source>
        <translation>Das ist keine Adresse eines Dienstes. Sie sieht so aus: http://127.0.0.1:3000.</translation>
    </message>
    <message>
        <source>Leave out what follows the host: requests keep their own path.</source>
        <translation>Bitte alles nach dem Host weglassen: Anfragen behalten ihren eigenen Pfad.</translation>
    </message>
    <message>
        <source>The path prefix begins with / and has no *.</source>
        <translation>Der Pfadanfang beginnt mit / und hat kein *.</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::PlacesModel</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::PlacesPane</name>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::PluginCard</name>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Remove this plugin</source>
        <translation>Dieses Plugin entfernen</translation>
    </message>
    <message>
        <source>Remove plugin %1</source>
        <translation>Plugin %1 entfernen</translation>
    </message>
    <message>
        <source>Plugin %1 is on</source>
        <translation>Plugin %1 ist an</translation>
    </message>
    <message>
        <source>When it runs</source>
        <translation>Wann es läuft</translation>
    </message>
    <message>
        <source>not in this gateway</source>
        <translation>nicht in diesem Gateway</translation>
    </message>
    <message>
        <source>Priority %1: higher runs earlier</source>
        <translation>Priorität %1: höhere laufen früher</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n Problem</numerusform>
            <numerusform>%n Probleme</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::PluginMenu</name>
    <message>
        <source>Find a plugin</source>
        <translation>Plugin suchen</translation>
    </message>
    <message>
        <source>Plugins</source>
        <translation>Plugins</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::PluginsField</name>
    <message>
        <source>No plugins yet.</source>
        <translation>Noch keine Plugins.</translation>
    </message>
    <message>
        <source>Add plugin…</source>
        <translation>Plugin hinzufügen…</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::Program</name>
    <message>
        <source>The folder %1 cannot be made; check the rights above it.</source>
        <translation>Der Ordner %1 lässt sich nicht anlegen; bitte die Rechte darüber prüfen.</translation>
    </message>
    <message>
        <source>apisix.yaml has faults and is not served: %1</source>
        <translation>apisix.yaml hat Fehler und wird nicht verwendet: %1</translation>
    </message>
    <message>
        <source>The file was not imported: %1</source>
        <translation>Die Datei wurde nicht importiert: %1</translation>
    </message>
    <message>
        <source>The recorded traffic is removed.</source>
        <translation>Der aufgezeichnete Verkehr ist entfernt.</translation>
    </message>
    <message>
        <source>Not everything is served. %1</source>
        <translation>Nicht alles wird verwendet. %1</translation>
    </message>
    <message>
        <source>%1 Apply puts it to use.</source>
        <translation>%1 „Anwenden“ macht es wirksam.</translation>
    </message>
    <message>
        <source>Apply now</source>
        <translation>Jetzt anwenden</translation>
    </message>
    <message>
        <source>Test request %1 was answered with %2.</source>
        <translation>Die Testanfrage %1 wurde mit %2 beantwortet.</translation>
    </message>
    <message>
        <source>The test request failed: %1</source>
        <translation>Die Testanfrage scheiterte: %1</translation>
    </message>
    <message>
        <source>%1, HTTPS %2</source>
        <comment>address and port</comment>
        <translation>%1, HTTPS %2</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::ProgramSection</name>
    <message>
        <source>Appearance and language</source>
        <translation>Aussehen und Sprache</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;Motion</source>
        <translation>&amp;Bewegung</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Reduce movement</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>The system&apos;s language</source>
        <translation>Sprache des Systems</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::RateChart</name>
    <message>
        <source>Requests per second by status</source>
        <translation>Anfragen je Sekunde nach Status</translation>
    </message>
    <message>
        <source>%1, %2 errors</source>
        <translation>%1, %2 Fehler</translation>
    </message>
    <message>
        <source>2xx</source>
        <translation>2xx</translation>
    </message>
    <message>
        <source>3xx</source>
        <translation>3xx</translation>
    </message>
    <message>
        <source>1xx</source>
        <translation>1xx</translation>
    </message>
    <message>
        <source>4xx</source>
        <translation>4xx</translation>
    </message>
    <message>
        <source>5xx</source>
        <translation>5xx</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::RateStrip</name>
    <message>
        <source>%1 now, %2 at most</source>
        <translation>jetzt %1, höchstens %2</translation>
    </message>
    <message>
        <source>Requests/s by class – last 5 min</source>
        <translation>Anfragen/s nach Klasse – letzte 5 min</translation>
    </message>
    <message>
        <source>Requests per second by status class, last five minutes</source>
        <translation>Anfragen je Sekunde nach Statusklasse, letzte fünf Minuten</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::RawView</name>
    <message>
        <source>This resource, JSON</source>
        <translation>Diese Ressource, JSON</translation>
    </message>
    <message>
        <source>Whole document, YAML</source>
        <translation>Ganzes Dokument, YAML</translation>
    </message>
    <message>
        <source>What the text shows</source>
        <translation>Was der Text zeigt</translation>
    </message>
    <message>
        <source>Raw text</source>
        <translation>Rohtext</translation>
    </message>
    <message>
        <source>Changes are taken into the draft as you type.</source>
        <translation>Änderungen gehen beim Tippen in den Entwurf.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>a resource is an object: { … }</source>
        <translation>eine Ressource ist ein Objekt: { … }</translation>
    </message>
    <message>
        <source>another resource has the id %1</source>
        <translation>eine andere Ressource hat die ID %1</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::ReferenceField</name>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::ResourceForm</name>
    <message>
        <source>Form</source>
        <translation>Formular</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Eingeschaltet</translation>
    </message>
    <message>
        <source>A route that is off answers nothing; requests go on to the next one that fits, or get 404.</source>
        <translation>Eine ausgeschaltete Route beantwortet nichts; Anfragen gehen an die nächste passende oder bekommen 404.</translation>
    </message>
    <message>
        <source>Changing it changes what refers to it, too.</source>
        <translation>Eine Änderung ändert auch, was sich darauf bezieht.</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>The id %1 cannot be taken: another one has it, or it is empty.</source>
        <translation>Die ID %1 geht nicht: Eine andere Ressource hat sie, oder sie ist leer.</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::ResourceModel</name>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>%1 (id %2)</source>
        <translation>%1 (ID %2)</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n Problem</numerusform>
            <numerusform>%n Probleme</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>Geht an</translation>
    </message>
    <message>
        <source>Plugins</source>
        <translation>Plugins</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Genutzt von</translation>
    </message>
    <message>
        <source>req/s</source>
        <translation>Anfr./s</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::ResourcePane</name>
    <message>
        <source>Close this pane (Esc)</source>
        <translation>Diesen Bereich schließen (Esc)</translation>
    </message>
    <message>
        <source>Close this pane</source>
        <translation>Diesen Bereich schließen</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Formular</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
    <message>
        <source>Form or raw text (Ctrl+E)</source>
        <translation>Formular oder Rohtext (Strg+E)</translation>
    </message>
    <message>
        <source>View of the resource</source>
        <translation>Ansicht der Ressource</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::ResourceRow</name>
    <message>
        <source>upstream %1</source>
        <translation>Upstream %1</translation>
    </message>
    <message>
        <source>service %1</source>
        <translation>Dienst %1</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::ReviewDialog</name>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Discard this change</source>
        <translation>Diese Änderung verwerfen</translation>
    </message>
    <message>
        <source>Discard all</source>
        <translation>Alle verwerfen</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Review changes</source>
        <translation>Änderungen durchsehen</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>%1 %2, %3</source>
        <comment>Route Hello, changed</comment>
        <translation>%1 %2, %3</translation>
    </message>
    <message>
        <source>Nothing is changed: what runs is what you see.</source>
        <translation>Nichts ist geändert: Was läuft, ist, was hier steht.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>Die Datei</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>Not applied: %n problem(s) stand in the way. What runs has not changed. Choose one to go to its field.</source>
        <translation>
            <numerusform>Nicht angewandt: %n Problem steht im Weg. Was läuft, ist unverändert. Ein Klick darauf führt zu seinem Feld.</numerusform>
            <numerusform>Nicht angewandt: %n Probleme stehen im Weg. Was läuft, ist unverändert. Ein Klick auf eines führt zu seinem Feld.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::RoutesPlace</name>
    <message>
        <source>%1: %2</source>
        <comment>Undo: change Hello</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Verdoppeln</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Enable or disable</source>
        <translation>Ein- oder ausschalten</translation>
    </message>
    <message>
        <source>Form or raw text</source>
        <translation>Formular oder Rohtext</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Liste filtern</translation>
    </message>
    <message>
        <source>Close the form</source>
        <translation>Formular schließen</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Routen</translation>
    </message>
    <message>
        <source>%1 !</source>
        <comment>number of problems</comment>
        <translation>%1 !</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::SearchField</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::SettingsPage</name>
    <message>
        <source>The listener has to start again for these settings; requests in flight get two seconds to finish.</source>
        <translation>Dafür muss das Gateway neu lauschen; laufende Anfragen haben zwei Sekunden, um fertig zu werden.</translation>
    </message>
    <message>
        <source>These settings are used when the gateway starts.</source>
        <translation>Diese Einstellungen gelten ab dem Start des Gateways.</translation>
    </message>
    <message>
        <source>Restart listener to apply</source>
        <translation>Neu lauschen und anwenden</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>The settings were not saved: %1</source>
        <translation>Die Einstellungen wurden nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Gatehouse %1. Free software under the GNU General Public License, version 3 or later. Workspace: %2. Everything stays on this computer.</source>
        <translation>Gatehouse %1. Freie Software unter der GNU General Public License, Version 3 oder neuer. Arbeitsbereich: %2. Alles bleibt auf diesem Rechner.</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::SettingsPlace</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::ShellToolBar</name>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Start the gateway</source>
        <translation>Gateway starten</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>The gateway is starting</source>
        <translation>Das Gateway startet</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop the gateway</source>
        <translation>Gateway anhalten</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Hält an</translation>
    </message>
    <message>
        <source>The gateway finishes its last requests</source>
        <translation>Das Gateway beendet die letzten Anfragen</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>The gateway failed</source>
        <translation>Das Gateway ist ausgefallen</translation>
    </message>
    <message>
        <source>Workspace %1</source>
        <translation>Arbeitsbereich %1</translation>
    </message>
    <message>
        <source>1 change</source>
        <translation>1 Änderung</translation>
    </message>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>Go to…</source>
        <translation>Gehe zu…</translation>
    </message>
    <message>
        <source>Go to a place, route or key</source>
        <translation>Zu einem Ort, einer Route oder einem Schlüssel gehen</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation>Aktion oder Taste suchen</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Aktionen und ihre Tasten</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::StatusBadge</name>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::StatusText</name>
    <message>
        <source>Stop the gateway</source>
        <translation>Gateway anhalten</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Hält an</translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation>Lauscht nicht</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Start the gateway</source>
        <translation>Gateway starten</translation>
    </message>
    <message>
        <source>Show the Overview</source>
        <translation>Überblick zeigen</translation>
    </message>
    <message>
        <source>5xx %1</source>
        <translation>5xx %1</translation>
    </message>
    <message>
        <source>Show the failed requests</source>
        <translation>Gescheiterte Anfragen zeigen</translation>
    </message>
    <message>
        <source>p95 %1</source>
        <translation>p95 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n not recorded</source>
        <translation>
            <numerusform>%n nicht aufgezeichnet</numerusform>
            <numerusform>%n nicht aufgezeichnet</numerusform>
        </translation>
    </message>
    <message>
        <source>The recording could not keep up; no traffic was held back by it</source>
        <translation>Die Aufzeichnung kam nicht nach; der Verkehr wurde dadurch nicht gebremst</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Set how much traffic is kept</source>
        <translation>Festlegen, wie viel Verkehr aufbewahrt wird</translation>
    </message>
    <message numerus="yes">
        <source>%n route(s)</source>
        <translation>
            <numerusform>%n Route</numerusform>
            <numerusform>%n Routen</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the routes</source>
        <translation>Routen zeigen</translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation>%1 von %2 gezeigt</translation>
    </message>
    <message>
        <source>Show the traffic</source>
        <translation>Verkehr zeigen</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::TailBadge</name>
    <message>
        <source>Paused · %1 new</source>
        <translation>Angehalten · %1 neu</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Follow the newest rows (End)</source>
        <translation>Den neuesten Zeilen folgen (Ende)</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::Templates</name>
    <message>
        <source>Proxy to an address</source>
        <translation>Weiterleiten an eine Adresse</translation>
    </message>
    <message>
        <source>New route</source>
        <translation>Neue Route</translation>
    </message>
    <message>
        <source>Mock answer</source>
        <translation>Nachgestellte Antwort</translation>
    </message>
    <message>
        <source>New mock</source>
        <translation>Neue Nachstellung</translation>
    </message>
    <message>
        <source>Redirect</source>
        <translation>Umleitung</translation>
    </message>
    <message>
        <source>New redirect</source>
        <translation>Neue Umleitung</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Upstream</source>
        <translation>Upstream</translation>
    </message>
    <message>
        <source>Consumer</source>
        <translation>Consumer</translation>
    </message>
    <message>
        <source>Set of plugins</source>
        <translation>Satz von Plugins</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::TextField</name>
    <message>
        <source>(empty text)</source>
        <translation>(leerer Text)</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::TimingBars</name>
    <message>
        <source>Attempt %1: %2, %3</source>
        <translation>Versuch %1: %2, %3</translation>
    </message>
    <message>
        <source>Connection reused</source>
        <translation>Verbindung wiederverwendet</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Whole exchange</source>
        <translation>Ganzer Austausch</translation>
    </message>
    <message>
        <source>Gateway, before</source>
        <translation>Gateway, davor</translation>
    </message>
    <message>
        <source>Gateway, after</source>
        <translation>Gateway, danach</translation>
    </message>
    <message>
        <source>Times are known when the exchange has ended.</source>
        <translation>Die Zeiten stehen fest, wenn der Austausch zu Ende ist.</translation>
    </message>
    <message>
        <source>%1 in all, all of it in the gateway.</source>
        <translation>%1 insgesamt, alles davon im Gateway.</translation>
    </message>
    <message>
        <source>%1 in all: %2 at the upstream, %3 in the gateway itself.</source>
        <translation>%1 insgesamt: %2 beim Upstream, %3 im Gateway selbst.</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::TimingPage</name>
    <message>
        <source>Phases of the exchange</source>
        <translation>Abschnitte des Austauschs</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::Toast</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation>Diese Meldung ausblenden</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::TopRoutesModel</name>
    <message>
        <source>No route matched</source>
        <translation>Keine Route passte</translation>
    </message>
    <message>
        <source>&lt; %1</source>
        <translation>&lt; %1</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::TraceModel</name>
    <message>
        <source>passed</source>
        <translation>durchgelassen</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>beantwortet</translation>
    </message>
    <message>
        <source>waited</source>
        <translation>gewartet</translation>
    </message>
    <message>
        <source>Plugin</source>
        <translation>Plugin</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::TracePage</name>
    <message>
        <source>It changed nothing.</source>
        <translation>Es änderte nichts.</translation>
    </message>
    <message>
        <source>No plugin ran</source>
        <translation>Kein Plugin lief</translation>
    </message>
    <message>
        <source>Plugins of the route, its service and the global rules leave their traces here.</source>
        <translation>Plugins der Route, ihres Dienstes und der globalen Regeln hinterlassen hier ihre Spuren.</translation>
    </message>
    <message>
        <source>What it changed</source>
        <translation>Was es änderte</translation>
    </message>
    <message>
        <source>Plugins that ran</source>
        <translation>Plugins, die liefen</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::TrafficColumns</name>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Waterfall</source>
        <translation>Wasserfall</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Consumer</source>
        <translation>Consumer</translation>
    </message>
    <message>
        <source>Upstream</source>
        <translation>Upstream</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>Erstes Byte</translation>
    </message>
    <message>
        <source>Own overhead</source>
        <translation>Eigener Aufwand</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::TrafficPlace</name>
    <message>
        <source>Inspect</source>
        <translation>Untersuchen</translation>
    </message>
    <message>
        <source>Copy URL</source>
        <translation>URL kopieren</translation>
    </message>
    <message>
        <source>Copy as cURL</source>
        <translation>Als cURL kopieren</translation>
    </message>
    <message>
        <source>Show only this route</source>
        <translation>Nur diese Route zeigen</translation>
    </message>
    <message>
        <source>Exclude this route</source>
        <translation>Diese Route ausschließen</translation>
    </message>
    <message>
        <source>Follow newest</source>
        <translation>Neuesten folgen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Pause or resume</source>
        <translation>Anhalten oder weiter</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Undo clear</source>
        <translation>Leeren rückgängig</translation>
    </message>
    <message>
        <source>Show or hide inspector</source>
        <translation>Inspektor ein oder aus</translation>
    </message>
    <message>
        <source>Show or hide chart</source>
        <translation>Diagramm ein oder aus</translation>
    </message>
    <message>
        <source>Send test request</source>
        <translation>Testanfrage senden</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message>
        <source>%1k</source>
        <comment>thousands</comment>
        <translation>%1k</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::TrafficSection</name>
    <message>
        <source>Remove all recorded traffic of this workspace? It cannot be brought back.</source>
        <translation>Den ganzen aufgezeichneten Verkehr dieses Arbeitsbereichs entfernen? Er lässt sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message>
        <source>Keep at most &amp;requests</source>
        <translation>Höchstens so viele &amp;Anfragen</translation>
    </message>
    <message>
        <source>Keep at most on &amp;disk</source>
        <translation>Höchstens auf der &amp;Platte</translation>
    </message>
    <message>
        <source>Keep of each &amp;body</source>
        <translation>Von jedem &amp;Inhalt aufbewahren</translation>
    </message>
    <message>
        <source>Recorded traffic</source>
        <translation>Aufgezeichneter Verkehr</translation>
    </message>
    <message>
        <source>MiB</source>
        <translation>MiB</translation>
    </message>
    <message>
        <source>KiB</source>
        <translation>KiB</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>The oldest requests leave first. Secrets in headers are never recorded.</source>
        <translation>Die ältesten Anfragen gehen zuerst. Geheimnisse in Kopfzeilen werden nie aufgezeichnet.</translation>
    </message>
    <message>
        <source>Clear…</source>
        <translation>Leeren…</translation>
    </message>
    <message>
        <source>Clear the recorded traffic</source>
        <translation>Den aufgezeichneten Verkehr leeren</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::TrafficTable</name>
    <message>
        <source>No exchange fits the filter.</source>
        <translation>Kein Austausch passt zum Filter.</translation>
    </message>
    <message>
        <source>Exchanges</source>
        <translation>Austausche</translation>
    </message>
    <message>
        <source>One row for each request that went through the gateway</source>
        <translation>Eine Zeile je Anfrage, die durch das Gateway ging</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::TrafficView</name>
    <message>
        <source>Resume</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message numerus="yes">
        <source>%1 exchanges cleared from the table.</source>
        <translation>
            <numerusform>%1 Austausch aus der Tabelle entfernt.</numerusform>
            <numerusform>%1 Austausche aus der Tabelle entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Empty the table; can be undone for ten seconds (Ctrl+L)</source>
        <translation>Tabelle leeren; zehn Sekunden lang rückgängig zu machen (Strg+L)</translation>
    </message>
    <message>
        <source>Hold the table still; recording goes on</source>
        <translation>Tabelle anhalten; aufgezeichnet wird weiter</translation>
    </message>
    <message>
        <source>Send test request</source>
        <translation>Testanfrage senden</translation>
    </message>
    <message>
        <source>Bring one request for /hello through the gateway</source>
        <translation>Eine Anfrage an /hello durch das Gateway schicken</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::VariantField</name>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Form of %1</source>
        <translation>Form von %1</translation>
    </message>
    <message>
        <source>List with port and priority</source>
        <translation>Liste mit Port und Priorität</translation>
    </message>
    <message>
        <source>Addresses with weights</source>
        <translation>Adressen mit Gewichten</translation>
    </message>
    <message>
        <source>Names with values</source>
        <translation>Namen mit Werten</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::WelcomePage</name>
    <message>
        <source>Import a configuration</source>
        <translation>Konfiguration importieren</translation>
    </message>
    <message>
        <source>APISIX configuration (*.yaml *.yml *.json)</source>
        <translation>APISIX-Konfiguration (*.yaml *.yml *.json)</translation>
    </message>
    <message>
        <source>Welcome to Gatehouse</source>
        <translation>Willkommen bei Gatehouse</translation>
    </message>
    <message>
        <source>A gateway for your APIs, and a window onto everything that passes it.</source>
        <translation>Ein Gateway für die eigenen APIs und ein Fenster auf alles, was hindurchgeht.</translation>
    </message>
    <message>
        <source>Everything stays on this computer. No account, no telemetry.</source>
        <translation>Alles bleibt auf diesem Rechner. Kein Konto, keine Telemetrie.</translation>
    </message>
    <message>
        <source>Try it with the built-in demo service</source>
        <translation>Mit dem eingebauten Demo-Dienst ausprobieren</translation>
    </message>
    <message>
        <source>Ten ready routes to a small service inside Gatehouse. The first request is one click away. Press Enter.</source>
        <translation>Zehn fertige Routen zu einem kleinen Dienst in Gatehouse. Die erste Anfrage ist einen Klick entfernt. Einfach Enter drücken.</translation>
    </message>
    <message>
        <source>Put it in front of my service</source>
        <translation>Vor den eigenen Dienst stellen</translation>
    </message>
    <message>
        <source>Name the address of a service that runs already. Gatehouse forwards to it and shows each request.</source>
        <translation>Die Adresse eines laufenden Dienstes nennen. Gatehouse leitet dorthin weiter und zeigt jede Anfrage.</translation>
    </message>
    <message>
        <source>Import an apisix.yaml</source>
        <translation>Eine apisix.yaml importieren</translation>
    </message>
    <message>
        <source>Routes, services, upstreams and consumers of Apache APISIX, as they are. Nothing is lost on the way back.</source>
        <translation>Routen, Dienste, Upstreams und Consumer von Apache APISIX, wie sie sind. Auf dem Rückweg geht nichts verloren.</translation>
    </message>
    <message>
        <source>&amp;Upstream address</source>
        <translation>&amp;Adresse des Upstreams</translation>
    </message>
    <message>
        <source>&amp;Path prefix</source>
        <translation>&amp;Pfadanfang</translation>
    </message>
    <message>
        <source>&amp;Host header</source>
        <translation>&amp;Host-Kopfzeile</translation>
    </message>
    <message>
        <source>Send the upstream&apos;s</source>
        <translation>Die des Upstreams senden</translation>
    </message>
    <message>
        <source>Keep the client&apos;s</source>
        <translation>Die des Clients behalten</translation>
    </message>
    <message>
        <source>Most services answer only to their own name. Keep the client&apos;s if yours tells sites apart by it.</source>
        <translation>Die meisten Dienste antworten nur auf ihren eigenen Namen. Die des Clients behalten, wenn der Dienst daran Websites unterscheidet.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
</context>
<context>
    <name>schema</name>
    <message>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Which requests are meant, and what is done with them.</source>
        <translation>Welche Anfragen gemeint sind und was mit ihnen geschieht.</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erzeugt</translation>
    </message>
    <message>
        <source>Unix seconds; set by the server.</source>
        <translation>Unix-Sekunden; setzt der Server.</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>What this is for.</source>
        <translation>Wozu dies dient.</translation>
    </message>
    <message>
        <source>WebSocket</source>
        <translation>WebSocket</translation>
    </message>
    <message>
        <source>Let Upgrade requests through.</source>
        <translation>Upgrade-Anfragen durchlassen.</translation>
    </message>
    <message>
        <source>Filter function</source>
        <translation>Filterfunktion</translation>
    </message>
    <message>
        <source>Lua; cannot run here.</source>
        <translation>Lua; läuft hier nicht.</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Exact, or beginning with *. for every host below.</source>
        <translation>Genau, oder mit *. am Anfang für alle Hosts darunter.</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <source>Several hosts instead of one.</source>
        <translation>Mehrere Hosts statt eines.</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Unique within its kind.</source>
        <translation>Eindeutig unter allen derselben Art.</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Keys and values to find and group things by.</source>
        <translation>Schlüssel und Werte zum Suchen und Gruppieren.</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>Methoden</translation>
    </message>
    <message>
        <source>HTTP methods; none means any.</source>
        <translation>HTTP-Methoden; keine heißt alle.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>A name for people; need not be unique.</source>
        <translation>Ein Name für Menschen; muss nicht eindeutig sein.</translation>
    </message>
    <message>
        <source>Plugin set</source>
        <translation>Plugin-Satz</translation>
    </message>
    <message>
        <source>A set of plugins shared between routes.</source>
        <translation>Ein Satz von Plugins, den Routen gemeinsam nutzen.</translation>
    </message>
    <message>
        <source>Plugins</source>
        <translation>Plugins</translation>
    </message>
    <message>
        <source>Plugin names, each with its configuration.</source>
        <translation>Plugin-Namen, jeder mit seiner Konfiguration.</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Of two routes with the same path the higher one is tried first.</source>
        <translation>Von zwei Routen mit demselben Pfad wird die höhere zuerst versucht.</translation>
    </message>
    <message>
        <source>Client address</source>
        <translation>Adresse des Clients</translation>
    </message>
    <message>
        <source>An IP address or a network (CIDR).</source>
        <translation>Eine IP-Adresse oder ein Netz (CIDR).</translation>
    </message>
    <message>
        <source>IPv4</source>
        <translation>IPv4</translation>
    </message>
    <message>
        <source>IPv4/CIDR</source>
        <translation>IPv4/CIDR</translation>
    </message>
    <message>
        <source>IPv6</source>
        <translation>IPv6</translation>
    </message>
    <message>
        <source>IPv6/CIDR</source>
        <translation>IPv6/CIDR</translation>
    </message>
    <message>
        <source>Client addresses</source>
        <translation>Adressen der Clients</translation>
    </message>
    <message>
        <source>Several addresses or networks instead of one.</source>
        <translation>Mehrere Adressen oder Netze statt einer Angabe.</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>Script ID</source>
        <translation>Skript-ID</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>What this route inherits from.</source>
        <translation>Wovon diese Route erbt.</translation>
    </message>
    <message>
        <source>Service protocol</source>
        <translation>Protokoll des Dienstes</translation>
    </message>
    <message>
        <source>Kept for APISIX.</source>
        <translation>Wird für APISIX aufbewahrt.</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Eingeschaltet</translation>
    </message>
    <message>
        <source>1 for on, 0 for off.</source>
        <translation>1 für an, 0 für aus.</translation>
    </message>
    <message>
        <source>Timeouts</source>
        <translation>Wartezeiten</translation>
    </message>
    <message>
        <source>How long to wait for the upstream, in seconds.</source>
        <translation>Wie lange auf den Upstream gewartet wird, in Sekunden.</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Until the connection stands.</source>
        <translation>Bis die Verbindung steht.</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Between two reads from the upstream.</source>
        <translation>Zwischen zwei Lesevorgängen vom Upstream.</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Between two writes to the upstream.</source>
        <translation>Zwischen zwei Schreibvorgängen zum Upstream.</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Upstream</source>
        <translation>Upstream</translation>
    </message>
    <message>
        <source>Where requests go: nodes and how to choose among them.</source>
        <translation>Wohin Anfragen gehen: Knoten und wie unter ihnen gewählt wird.</translation>
    </message>
    <message>
        <source>Health checks</source>
        <translation>Gesundheitsprüfungen</translation>
    </message>
    <message>
        <source>Find out which nodes are able to serve.</source>
        <translation>Herausfinden, welche Knoten dienen können.</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Ask every node at intervals.</source>
        <translation>Jeden Knoten in Abständen fragen.</translation>
    </message>
    <message>
        <source>Concurrency</source>
        <translation>Gleichzeitig</translation>
    </message>
    <message>
        <source>Nodes asked at once.</source>
        <translation>Wie viele Knoten zugleich gefragt werden.</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>Gesund</translation>
    </message>
    <message>
        <source>When a node counts as healthy again.</source>
        <translation>Wann ein Knoten wieder als gesund gilt.</translation>
    </message>
    <message>
        <source>Statuses</source>
        <translation>Statuscodes</translation>
    </message>
    <message>
        <source>HTTP statuses that count.</source>
        <translation>HTTP-Statuscodes, die zählen.</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Seconds between questions to healthy nodes.</source>
        <translation>Sekunden zwischen Prüfanfragen an gesunde Knoten.</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>How many in a row.</source>
        <translation>Wie viele hintereinander.</translation>
    </message>
    <message>
        <source>Host header of the question.</source>
        <translation>Host-Kopfzeile der Prüfanfrage.</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Of the question.</source>
        <translation>In der Prüfanfrage.</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Verify certificate</source>
        <translation>Zertifikat prüfen</translation>
    </message>
    <message>
        <source>With type https.</source>
        <translation>Beim Typ https.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>The node&apos;s when absent.</source>
        <translation>Ohne Angabe der des Knotens.</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Kopfzeilen</translation>
    </message>
    <message>
        <source>Further headers, each Name: value.</source>
        <translation>Weitere Kopfzeilen, jede in der Form Name: Wert.</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>Wartezeit</translation>
    </message>
    <message>
        <source>Seconds to wait for the answer.</source>
        <translation>Sekunden, die auf die Antwort gewartet wird.</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>What is asked.</source>
        <translation>Was gefragt wird.</translation>
    </message>
    <message>
        <source>Unhealthy</source>
        <translation>Krank</translation>
    </message>
    <message>
        <source>When a node counts as unhealthy.</source>
        <translation>Wann ein Knoten als krank gilt.</translation>
    </message>
    <message>
        <source>Seconds between questions to unhealthy nodes.</source>
        <translation>Sekunden zwischen Prüfanfragen an kranke Knoten.</translation>
    </message>
    <message>
        <source>Passive</source>
        <translation>Passiv</translation>
    </message>
    <message>
        <source>Learn from the answers to real requests.</source>
        <translation>Aus den Antworten auf echte Anfragen lernen.</translation>
    </message>
    <message>
        <source>How many in a row; 0: not looked at.</source>
        <translation>Wie viele hintereinander; 0: wird nicht beachtet.</translation>
    </message>
    <message>
        <source>What is looked at.</source>
        <translation>Was beachtet wird.</translation>
    </message>
    <message>
        <source>Discovery arguments</source>
        <translation>Angaben zum Verzeichnis</translation>
    </message>
    <message>
        <source>What the registry needs besides the name.</source>
        <translation>Was das Verzeichnis außer dem Namen braucht.</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Nacos.</source>
        <translation>Nacos.</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Namensraum</translation>
    </message>
    <message>
        <source>Discovery</source>
        <translation>Diensteverzeichnis</translation>
    </message>
    <message>
        <source>The registry that lists the nodes.</source>
        <translation>Das Verzeichnis, in dem die Knoten stehen.</translation>
    </message>
    <message>
        <source>Hash on</source>
        <translation>Hash über</translation>
    </message>
    <message>
        <source>Where the key of consistent hashing comes from.</source>
        <translation>Woher der Schlüssel für das konsistente Hashing kommt.</translation>
    </message>
    <message>
        <source>Connection pool</source>
        <translation>Verbindungsvorrat</translation>
    </message>
    <message>
        <source>Idle connections kept open to the nodes.</source>
        <translation>Ruhende Verbindungen, die zu den Knoten offen bleiben.</translation>
    </message>
    <message>
        <source>Idle timeout</source>
        <translation>Ruhezeit</translation>
    </message>
    <message>
        <source>Seconds until an idle connection is closed.</source>
        <translation>Sekunden, bis eine ruhende Verbindung geschlossen wird.</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Requests on one connection at most.</source>
        <translation>Höchstens so viele Anfragen auf einer Verbindung.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Idle connections at most.</source>
        <translation>Höchstens so viele ruhende Verbindungen.</translation>
    </message>
    <message>
        <source>Hash key</source>
        <translation>Hash-Schlüssel</translation>
    </message>
    <message>
        <source>Variable, header or cookie that decides the node.</source>
        <translation>Variable, Kopfzeile oder Cookie, das den Knoten bestimmt.</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>The servers: host:port with a weight each.</source>
        <translation>Die Server: Host:Port, jeder mit einem Gewicht.</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Share of the requests.</source>
        <translation>Anteil an den Anfragen.</translation>
    </message>
    <message>
        <source>Name or address.</source>
        <translation>Name oder Adresse.</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>For your own use.</source>
        <translation>Zur eigenen Verwendung.</translation>
    </message>
    <message>
        <source>By the scheme when absent: 80 or 443.</source>
        <translation>Ohne Angabe nach dem Schema: 80 oder 443.</translation>
    </message>
    <message>
        <source>Nodes of a lower priority are used when the higher ones fail.</source>
        <translation>Knoten niedrigerer Priorität springen ein, wenn die höheren ausfallen.</translation>
    </message>
    <message>
        <source>Share of the requests; 0 for none.</source>
        <translation>Anteil an den Anfragen; 0 für keine.</translation>
    </message>
    <message>
        <source>Host header</source>
        <translation>Host-Kopfzeile</translation>
    </message>
    <message>
        <source>The client&apos;s (pass), the node&apos;s (node) or one of your own (rewrite).</source>
        <translation>Die des Clients (pass), die des Knotens (node) oder eine eigene (rewrite).</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Further attempts at other nodes; none given: all of them.</source>
        <translation>Weitere Versuche bei anderen Knoten; ohne Angabe bei allen.</translation>
    </message>
    <message>
        <source>Retry timeout</source>
        <translation>Frist für Wiederholungen</translation>
    </message>
    <message>
        <source>No further attempt after this many seconds; 0: no limit.</source>
        <translation>Nach so vielen Sekunden kein weiterer Versuch; 0: keine Grenze.</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>The protocol the nodes speak.</source>
        <translation>Das Protokoll, das die Knoten sprechen.</translation>
    </message>
    <message>
        <source>Service name</source>
        <translation>Name des Dienstes</translation>
    </message>
    <message>
        <source>The name in the registry.</source>
        <translation>Der Name im Verzeichnis.</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Client-Zertifikat</translation>
    </message>
    <message>
        <source>PEM.</source>
        <translation>PEM.</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>ID of an SSL resource.</source>
        <translation>ID einer SSL-Ressource.</translation>
    </message>
    <message>
        <source>Client key</source>
        <translation>Client-Schlüssel</translation>
    </message>
    <message>
        <source>PEM, or a reference to a secret.</source>
        <translation>PEM oder ein Verweis auf ein Geheimnis.</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Check the server&apos;s certificate (kafka).</source>
        <translation>Das Zertifikat des Servers prüfen (kafka).</translation>
    </message>
    <message>
        <source>Balancing</source>
        <translation>Lastverteilung</translation>
    </message>
    <message>
        <source>How a node is chosen.</source>
        <translation>Wie ein Knoten gewählt wird.</translation>
    </message>
    <message>
        <source>Upstream host</source>
        <translation>Host des Upstreams</translation>
    </message>
    <message>
        <source>The Host header to send when it is rewritten.</source>
        <translation>Die Host-Kopfzeile, die beim Umschreiben gesendet wird.</translation>
    </message>
    <message>
        <source>An upstream that is shared between routes.</source>
        <translation>Ein Upstream, den Routen gemeinsam nutzen.</translation>
    </message>
    <message>
        <source>Exact, or ending in * for everything below.</source>
        <translation>Genau, oder mit * am Ende für alles darunter.</translation>
    </message>
    <message>
        <source>Paths</source>
        <translation>Pfade</translation>
    </message>
    <message>
        <source>Several paths instead of one.</source>
        <translation>Mehrere Pfade statt eines.</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>Further conditions: [[variable, operator, value], ...].</source>
        <translation>Weitere Bedingungen: [[Variable, Operator, Wert], ...].</translation>
    </message>
    <message>
        <source>What several routes have in common: their upstream and plugins.</source>
        <translation>Was mehrere Routen gemeinsam haben: Upstream und Plugins.</translation>
    </message>
    <message>
        <source>For the routes that name none.</source>
        <translation>Für Routen, die keine nennen.</translation>
    </message>
    <message>
        <source>An upstream that is shared between services.</source>
        <translation>Ein Upstream, den Dienste gemeinsam nutzen.</translation>
    </message>
    <message>
        <source>Consumer</source>
        <translation>Consumer</translation>
    </message>
    <message>
        <source>Somebody who calls: an application, a team, a person.</source>
        <translation>Jemand, der aufruft: eine Anwendung, ein Team, ein Mensch.</translation>
    </message>
    <message>
        <source>A consumer group whose plugins apply too.</source>
        <translation>Eine Consumer-Gruppe, deren Plugins auch gelten.</translation>
    </message>
    <message>
        <source>Letters, digits, dash and underscore; unique.</source>
        <translation>Buchstaben, Ziffern, Binde- und Unterstrich; eindeutig.</translation>
    </message>
    <message>
        <source>Plugins that several routes share.</source>
        <translation>Plugins, die mehrere Routen gemeinsam nutzen.</translation>
    </message>
    <message>
        <source>Global rule</source>
        <translation>Globale Regel</translation>
    </message>
    <message>
        <source>Plugins that run for every request.</source>
        <translation>Plugins, die bei jeder Anfrage laufen.</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anfrage-ID</translation>
    </message>
    <message>
        <source>Gives each request an id, unless it brings one, and tells it to the upstream and the client.</source>
        <translation>Gibt jeder Anfrage eine ID, falls sie keine mitbringt, und teilt sie Upstream und Client mit.</translation>
    </message>
    <message>
        <source>Kind of id</source>
        <translation>Art der ID</translation>
    </message>
    <message>
        <source>How new ids are made.</source>
        <translation>Wie neue IDs entstehen.</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Kopfzeile</translation>
    </message>
    <message>
        <source>Header that carries the id.</source>
        <translation>Kopfzeile mit der ID.</translation>
    </message>
    <message>
        <source>Tell the client</source>
        <translation>Dem Client mitteilen</translation>
    </message>
    <message>
        <source>Also put the id into the answer.</source>
        <translation>Die ID auch in die Antwort setzen.</translation>
    </message>
    <message>
        <source>Random characters</source>
        <translation>Zufallszeichen</translation>
    </message>
    <message>
        <source>For the kind range_id: how long and of what characters.</source>
        <translation>Für die Art range_id: wie lang und aus welchen Zeichen.</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Characters to choose from.</source>
        <translation>Zeichen, aus denen gewählt wird.</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Number of characters.</source>
        <translation>Anzahl der Zeichen.</translation>
    </message>
    <message>
        <source>Fault injection</source>
        <translation>Fehler einstreuen</translation>
    </message>
    <message>
        <source>Delays requests or answers them with an error, to test how clients bear it.</source>
        <translation>Verzögert Anfragen oder beantwortet sie mit einem Fehler, um zu prüfen, wie Clients das vertragen.</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>Abbruch</translation>
    </message>
    <message>
        <source>Answer without asking the upstream.</source>
        <translation>Antworten, ohne den Upstream zu fragen.</translation>
    </message>
    <message>
        <source>Body of the answer; may hold variables such as $remote_addr.</source>
        <translation>Inhalt der Antwort; darf Variablen wie $remote_addr enthalten.</translation>
    </message>
    <message>
        <source>Headers of the answer; values may hold variables.</source>
        <translation>Kopfzeilen der Antwort; Werte dürfen Variablen enthalten.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>HTTP status of the answer.</source>
        <translation>HTTP-Status der Antwort.</translation>
    </message>
    <message>
        <source>Percentage</source>
        <translation>Prozentsatz</translation>
    </message>
    <message>
        <source>Share of the requests to abort; all when not set.</source>
        <translation>Anteil der Anfragen, die abgebrochen werden; ohne Angabe alle.</translation>
    </message>
    <message>
        <source>Only if</source>
        <translation>Nur wenn</translation>
    </message>
    <message>
        <source>Conditions; one of them must hold.</source>
        <translation>Bedingungen; eine davon muss gelten.</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Verzögerung</translation>
    </message>
    <message>
        <source>Wait before the request goes on.</source>
        <translation>Warten, bevor die Anfrage weitergeht.</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Seconds to wait.</source>
        <translation>Sekunden, die gewartet wird.</translation>
    </message>
    <message>
        <source>Share of the requests to delay; all when not set.</source>
        <translation>Anteil der Anfragen, die verzögert werden; ohne Angabe alle.</translation>
    </message>
    <message>
        <source>Mock answer</source>
        <translation>Nachgestellte Antwort</translation>
    </message>
    <message>
        <source>Answers with an example or with made-up data, without asking the upstream.</source>
        <translation>Antwortet mit einem Beispiel oder erfundenen Daten, ohne den Upstream zu fragen.</translation>
    </message>
    <message>
        <source>Content type</source>
        <translation>Inhaltstyp</translation>
    </message>
    <message>
        <source>JSON, XML, plain text or HTML.</source>
        <translation>JSON, XML, reiner Text oder HTML.</translation>
    </message>
    <message>
        <source>Seconds to wait before the answer.</source>
        <translation>Sekunden, die vor der Antwort gewartet wird.</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>Further headers of the answer; values may hold variables.</source>
        <translation>Weitere Kopfzeilen der Antwort; Werte dürfen Variablen enthalten.</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>JSON schema to make up a body from, when there is no example.</source>
        <translation>JSON-Schema, nach dem ein Inhalt erfunden wird, wenn es kein Beispiel gibt.</translation>
    </message>
    <message>
        <source>Mark as mock</source>
        <translation>Als nachgestellt kennzeichnen</translation>
    </message>
    <message>
        <source>Add the header x-mock-by.</source>
        <translation>Die Kopfzeile x-mock-by hinzufügen.</translation>
    </message>
    <message>
        <source>Cross-origin requests (CORS)</source>
        <translation>Anfragen fremder Websites (CORS)</translation>
    </message>
    <message>
        <source>Tells browsers which other sites may use this route, and answers their preflight requests.</source>
        <translation>Sagt Browsern, welche anderen Websites diese Route nutzen dürfen, und beantwortet ihre Vorabanfragen.</translation>
    </message>
    <message>
        <source>With credentials</source>
        <translation>Mit Anmeldedaten</translation>
    </message>
    <message>
        <source>Let them send cookies; then no other option may be *.</source>
        <translation>Sie dürfen Cookies senden; dann darf keine andere Angabe * sein.</translation>
    </message>
    <message>
        <source>Request headers</source>
        <translation>Kopfzeilen der Anfrage</translation>
    </message>
    <message>
        <source>Headers they may send, separated by commas; * is all, ** is what they ask for.</source>
        <translation>Kopfzeilen, die sie senden dürfen, mit Kommas getrennt; * heißt alle, ** die, um die sie bitten.</translation>
    </message>
    <message>
        <source>Methods they may use, separated by commas; * or ** is all.</source>
        <translation>Methoden, die sie nutzen dürfen, mit Kommas getrennt; * oder ** heißt alle.</translation>
    </message>
    <message>
        <source>Origins</source>
        <translation>Websites</translation>
    </message>
    <message>
        <source>Sites that may read answers, separated by commas; * is all, ** is all even with credentials.</source>
        <translation>Websites, die Antworten lesen dürfen, mit Kommas getrennt; * heißt alle, ** alle auch mit Anmeldedaten.</translation>
    </message>
    <message>
        <source>Origins by name</source>
        <translation>Websites nach Namen</translation>
    </message>
    <message>
        <source>Names of lists kept in the metadata of this plugin.</source>
        <translation>Namen von Listen in den Metadaten dieses Plugins.</translation>
    </message>
    <message>
        <source>Origins by pattern</source>
        <translation>Websites nach Muster</translation>
    </message>
    <message>
        <source>Regular expressions for allowed sites; used instead of the list.</source>
        <translation>Reguläre Ausdrücke für erlaubte Websites; gelten anstelle der Liste.</translation>
    </message>
    <message>
        <source>Answer headers</source>
        <translation>Kopfzeilen der Antwort</translation>
    </message>
    <message>
        <source>Headers of the answer that they may read, separated by commas.</source>
        <translation>Kopfzeilen der Antwort, die sie lesen dürfen, mit Kommas getrennt.</translation>
    </message>
    <message>
        <source>Remember for</source>
        <translation>Merken für</translation>
    </message>
    <message>
        <source>Seconds a browser may remember the permission; -1 is not at all.</source>
        <translation>Sekunden, die ein Browser sich die Erlaubnis merken darf; -1 heißt gar nicht.</translation>
    </message>
    <message>
        <source>Timing origins</source>
        <translation>Websites mit Zeitangaben</translation>
    </message>
    <message>
        <source>Sites that may see timing information, separated by commas.</source>
        <translation>Websites, die Zeitangaben sehen dürfen, mit Kommas getrennt.</translation>
    </message>
    <message>
        <source>Timing origins by pattern</source>
        <translation>Websites mit Zeitangaben nach Muster</translation>
    </message>
    <message>
        <source>Regular expressions for sites that may see timing information.</source>
        <translation>Reguläre Ausdrücke für Websites, die Zeitangaben sehen dürfen.</translation>
    </message>
    <message>
        <source>Named lists of origins</source>
        <translation>Benannte Listen von Websites</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>A name for each list of sites.</source>
        <translation>Ein Name für jede Liste von Websites.</translation>
    </message>
    <message>
        <source>Key authentication</source>
        <translation>Anmeldung mit Schlüssel</translation>
    </message>
    <message>
        <source>Lets only requests pass that carry the key of a consumer.</source>
        <translation>Lässt nur Anfragen durch, die den Schlüssel eines Consumers tragen.</translation>
    </message>
    <message>
        <source>Anonymous consumer</source>
        <translation>Anonymer Consumer</translation>
    </message>
    <message>
        <source>Consumer to use for requests without a valid key, instead of refusing them.</source>
        <translation>Consumer für Anfragen ohne gültigen Schlüssel, statt sie abzulehnen.</translation>
    </message>
    <message>
        <source>Request header that carries the key.</source>
        <translation>Kopfzeile der Anfrage, in der der Schlüssel steht.</translation>
    </message>
    <message>
        <source>Hide the key</source>
        <translation>Schlüssel verbergen</translation>
    </message>
    <message>
        <source>Take the key out of the request before it goes to the upstream.</source>
        <translation>Den Schlüssel aus der Anfrage nehmen, bevor sie an den Upstream geht.</translation>
    </message>
    <message>
        <source>Query argument</source>
        <translation>Query-Parameter</translation>
    </message>
    <message>
        <source>Query argument that carries the key when the header is absent.</source>
        <translation>Query-Parameter mit dem Schlüssel, wenn die Kopfzeile fehlt.</translation>
    </message>
    <message>
        <source>Realm</source>
        <translation>Geschützter Bereich</translation>
    </message>
    <message>
        <source>Name of the protected area in the WWW-Authenticate answer.</source>
        <translation>Name des geschützten Bereichs in der Antwort WWW-Authenticate.</translation>
    </message>
    <message>
        <source>Key of a consumer</source>
        <translation>Schlüssel eines Consumers</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Secret that identifies the consumer.</source>
        <translation>Geheimnis, das den Consumer ausweist.</translation>
    </message>
    <message>
        <source>Rewrite the request</source>
        <translation>Anfrage umschreiben</translation>
    </message>
    <message>
        <source>Changes path, method, host and headers of what goes to the upstream.</source>
        <translation>Ändert Pfad, Methode, Host und Kopfzeilen dessen, was an den Upstream geht.</translation>
    </message>
    <message>
        <source>Headers to add, set and remove; values may hold variables.</source>
        <translation>Kopfzeilen zum Hinzufügen, Setzen und Entfernen; Werte dürfen Variablen enthalten.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Appended to what is there.</source>
        <translation>Kommt zu dem hinzu, was da ist.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Taken away.</source>
        <translation>Wird weggenommen.</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <source>Replaces what is there.</source>
        <translation>Ersetzt, was da ist.</translation>
    </message>
    <message>
        <source>New Host header.</source>
        <translation>Neue Host-Kopfzeile.</translation>
    </message>
    <message>
        <source>New request method.</source>
        <translation>Neue Methode der Anfrage.</translation>
    </message>
    <message>
        <source>Path by pattern</source>
        <translation>Pfad nach Muster</translation>
    </message>
    <message>
        <source>Pairs of a regular expression and a new path; the first that matches counts.</source>
        <translation>Paare aus regulärem Ausdruck und neuem Pfad; der erste Treffer gilt.</translation>
    </message>
    <message>
        <source>New path; may hold variables. The query is kept.</source>
        <translation>Neuer Pfad; darf Variablen enthalten. Die Query bleibt.</translation>
    </message>
    <message>
        <source>Keep the raw path</source>
        <translation>Rohen Pfad behalten</translation>
    </message>
    <message>
        <source>Send the path exactly as the client wrote it. Unsafe.</source>
        <translation>Den Pfad genau so senden, wie der Client ihn schrieb. Unsicher.</translation>
    </message>
    <message>
        <source>Limit requests per time window</source>
        <translation>Anfragen je Zeitfenster begrenzen</translation>
    </message>
    <message>
        <source>Refuses requests when one client (or key) has sent too many in a time window.</source>
        <translation>Lehnt Anfragen ab, wenn ein Client (oder Schlüssel) in einem Zeitfenster zu viele gesendet hat.</translation>
    </message>
    <message>
        <source>Pass when it cannot count</source>
        <translation>Ohne Zählung durchlassen</translation>
    </message>
    <message>
        <source>Let requests pass when the limit cannot be found out.</source>
        <translation>Anfragen durchlassen, wenn sich die Grenze nicht ermitteln lässt.</translation>
    </message>
    <message>
        <source>Requests allowed in a window; a number, or a text with variables.</source>
        <translation>Erlaubte Anfragen in einem Zeitfenster; eine Zahl oder ein Text mit Variablen.</translation>
    </message>
    <message>
        <source>Routes of one group share the count.</source>
        <translation>Routen einer Gruppe zählen gemeinsam.</translation>
    </message>
    <message>
        <source>What is counted separately; the client&apos;s address when it has no value.</source>
        <translation>Was getrennt gezählt wird; ohne Wert die Adresse des Clients.</translation>
    </message>
    <message>
        <source>Kind of key</source>
        <translation>Art des Schlüssels</translation>
    </message>
    <message>
        <source>One variable, a text with variables, or one count for all.</source>
        <translation>Eine Variable, ein Text mit Variablen oder eine Zählung für alle.</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Zähler</translation>
    </message>
    <message>
        <source>Refusal status</source>
        <translation>Status der Ablehnung</translation>
    </message>
    <message>
        <source>HTTP status of a refusal.</source>
        <translation>HTTP-Status einer Ablehnung.</translation>
    </message>
    <message>
        <source>Refusal message</source>
        <translation>Text der Ablehnung</translation>
    </message>
    <message>
        <source>Told to the client in a refusal.</source>
        <translation>Was der Client bei einer Ablehnung erfährt.</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Several limits at once, instead of one.</source>
        <translation>Mehrere Grenzen zugleich statt einer.</translation>
    </message>
    <message>
        <source>Requests allowed in a window.</source>
        <translation>Erlaubte Anfragen in einem Zeitfenster.</translation>
    </message>
    <message>
        <source>Header prefix</source>
        <translation>Vorsatz der Kopfzeilen</translation>
    </message>
    <message>
        <source>Put into the names of the quota headers; the rule&apos;s number when not set.</source>
        <translation>Kommt in die Namen der Kontingent-Kopfzeilen; ohne Angabe die Nummer der Regel.</translation>
    </message>
    <message>
        <source>Text with variables; skipped when none has a value.</source>
        <translation>Text mit Variablen; übergangen, wenn keine einen Wert hat.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Zeitfenster</translation>
    </message>
    <message>
        <source>Length of the window in seconds.</source>
        <translation>Länge des Zeitfensters in Sekunden.</translation>
    </message>
    <message>
        <source>Tell the quota</source>
        <translation>Kontingent mitteilen</translation>
    </message>
    <message>
        <source>Put the X-RateLimit headers into answers.</source>
        <translation>Die X-RateLimit-Kopfzeilen in Antworten setzen.</translation>
    </message>
    <message>
        <source>Sync interval</source>
        <translation>Abgleichabstand</translation>
    </message>
    <message>
        <source>Length of the window in seconds; a number, or a text with variables.</source>
        <translation>Länge des Zeitfensters in Sekunden; eine Zahl oder ein Text mit Variablen.</translation>
    </message>
    <message>
        <source>Kind of window</source>
        <translation>Art des Zeitfensters</translation>
    </message>
    <message>
        <source>Fixed starts at the first request; sliding also weighs the window before.</source>
        <translation>fixed beginnt mit der ersten Anfrage; sliding bezieht auch das vorige Zeitfenster ein.</translation>
    </message>
    <message>
        <source>Names of the quota headers</source>
        <translation>Namen der Kontingent-Kopfzeilen</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Header that tells the limit.</source>
        <translation>Kopfzeile, die die Grenze nennt.</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>Rest</translation>
    </message>
    <message>
        <source>Header that tells how many requests are left.</source>
        <translation>Kopfzeile, die nennt, wie viele Anfragen noch frei sind.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Neubeginn</translation>
    </message>
    <message>
        <source>Header that tells the seconds until the window ends.</source>
        <translation>Kopfzeile, die die Sekunden bis zum Ende des Zeitfensters nennt.</translation>
    </message>
    <message>
        <source>Redirect</source>
        <translation>Umleitung</translation>
    </message>
    <message>
        <source>Sends the client to another address.</source>
        <translation>Schickt den Client zu einer anderen Adresse.</translation>
    </message>
    <message>
        <source>Keep the query</source>
        <translation>Query behalten</translation>
    </message>
    <message>
        <source>Append the query of the request to the new address.</source>
        <translation>Die Query der Anfrage an die neue Adresse anhängen.</translation>
    </message>
    <message>
        <source>Encode</source>
        <translation>Kodieren</translation>
    </message>
    <message>
        <source>Percent-encode the new address.</source>
        <translation>Die neue Adresse mit Prozentzeichen kodieren.</translation>
    </message>
    <message>
        <source>To HTTPS</source>
        <translation>Zu HTTPS</translation>
    </message>
    <message>
        <source>Send plain HTTP requests to the same address with HTTPS.</source>
        <translation>Unverschlüsselte HTTP-Anfragen zur selben Adresse mit HTTPS schicken.</translation>
    </message>
    <message>
        <source>Address by pattern</source>
        <translation>Adresse nach Muster</translation>
    </message>
    <message>
        <source>A regular expression for the path, and the new address with $1, $2. Without a match the request goes on.</source>
        <translation>Ein regulärer Ausdruck für den Pfad und die neue Adresse mit $1, $2. Ohne Treffer geht die Anfrage weiter.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Where to; may hold variables such as $uri.</source>
        <translation>Wohin; darf Variablen wie $uri enthalten.</translation>
    </message>
    <message>
        <source>Redirect to HTTPS</source>
        <translation>Umleitung zu HTTPS</translation>
    </message>
    <message>
        <source>HTTPS port</source>
        <translation>HTTPS-Port</translation>
    </message>
    <message>
        <source>Port of the HTTPS address; 443 is not shown.</source>
        <translation>Port der HTTPS-Adresse; 443 wird nicht gezeigt.</translation>
    </message>
    <message>
        <source>Rewrite the answer</source>
        <translation>Antwort umschreiben</translation>
    </message>
    <message>
        <source>Changes status, headers and body of what goes to the client.</source>
        <translation>Ändert Status, Kopfzeilen und Inhalt dessen, was an den Client geht.</translation>
    </message>
    <message>
        <source>New body.</source>
        <translation>Neuer Inhalt.</translation>
    </message>
    <message>
        <source>Body is Base64</source>
        <translation>Inhalt ist Base64</translation>
    </message>
    <message>
        <source>Decode the new body before it is sent.</source>
        <translation>Den neuen Inhalt vor dem Senden dekodieren.</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Replace text in the body.</source>
        <translation>Text im Inhalt ersetzen.</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Letters: i ignores case, s lets the dot match line ends, m looks at each line.</source>
        <translation>Buchstaben: i beachtet Groß und Klein nicht, mit s passt der Punkt auch auf Zeilenenden, m sieht auf jede Zeile.</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>Regular expression.</source>
        <translation>Regulärer Ausdruck.</translation>
    </message>
    <message>
        <source>Replacement</source>
        <translation>Ersatz</translation>
    </message>
    <message>
        <source>New text; $1 is the first group.</source>
        <translation>Neuer Text; $1 ist die erste Gruppe.</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Umfang</translation>
    </message>
    <message>
        <source>Replace the first match or all.</source>
        <translation>Den ersten Treffer ersetzen oder alle.</translation>
    </message>
    <message>
        <source>Lines of the form name: value.</source>
        <translation>Zeilen der Form Name: Wert.</translation>
    </message>
    <message>
        <source>Largest body</source>
        <translation>Größter Inhalt</translation>
    </message>
    <message>
        <source>Octets of the body that filters look at; the rest is cut off.</source>
        <translation>Bytes des Inhalts, auf die Filter sehen; der Rest wird abgeschnitten.</translation>
    </message>
    <message>
        <source>New HTTP status.</source>
        <translation>Neuer HTTP-Status.</translation>
    </message>
    <message>
        <source>Conditions that must hold, such as the status.</source>
        <translation>Bedingungen, die gelten müssen, etwa für den Status.</translation>
    </message>
    <message>
        <source>Options of every plugin</source>
        <translation>Optionen jedes Plugins</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Ausgeschaltet</translation>
    </message>
    <message>
        <source>Keep the configuration, but do not run the plugin.</source>
        <translation>Die Konfiguration behalten, das Plugin aber nicht ausführen.</translation>
    </message>
    <message>
        <source>Error answer</source>
        <translation>Fehlerantwort</translation>
    </message>
    <message>
        <source>Body to send instead of the plugin&apos;s own when it refuses a request.</source>
        <translation>Inhalt, der statt des eigenen gesendet wird, wenn das Plugin eine Anfrage ablehnt.</translation>
    </message>
    <message>
        <source>Conditions that must hold for the plugin to run.</source>
        <translation>Bedingungen, unter denen das Plugin läuft.</translation>
    </message>
    <message>
        <source>Lua function</source>
        <translation>Lua-Funktion</translation>
    </message>
    <message>
        <source>Lua code to run before; not available here.</source>
        <translation>Lua-Code, der vorher läuft; hier nicht verfügbar.</translation>
    </message>
    <message>
        <source>Place in the order of plugins; higher runs earlier.</source>
        <translation>Platz in der Reihenfolge der Plugins; höhere laufen früher.</translation>
    </message>
    <message>
        <source>The certificate shown to the nodes. Theirs are not verified, as in APISIX.</source>
        <translation>Das Zertifikat, das den Knoten gezeigt wird. Die der Knoten werden nicht geprüft, wie bei APISIX.</translation>
    </message>
    <message>
        <source>IP hash</source>
        <translation>IP-Hash</translation>
    </message>
    <message>
        <source>Real client address</source>
        <translation>Wahre Adresse des Clients</translation>
    </message>
    <message>
        <source>Takes the client&apos;s address from the request when proxies stand before this gateway.</source>
        <translation>Nimmt die Adresse des Clients aus der Anfrage, wenn Proxys vor diesem Gateway stehen.</translation>
    </message>
    <message>
        <source>Skip trusted proxies</source>
        <translation>Vertraute Proxys überspringen</translation>
    </message>
    <message>
        <source>Take the last address of X-Forwarded-For that is no trusted proxy.</source>
        <translation>Die letzte Adresse in X-Forwarded-For nehmen, die kein vertrauter Proxy ist.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Variable that holds the address, such as http_x_forwarded_for or arg_realip.</source>
        <translation>Variable mit der Adresse, etwa http_x_forwarded_for oder arg_realip.</translation>
    </message>
    <message>
        <source>Trusted proxies</source>
        <translation>Vertraute Proxys</translation>
    </message>
    <message>
        <source>Addresses and networks that are believed; without any, every peer is.</source>
        <translation>Adressen und Netze, denen geglaubt wird; ohne Angabe jeder Gegenstelle.</translation>
    </message>
    <message>
        <source>Such as 192.0.2.1.</source>
        <translation>Etwa 192.0.2.1.</translation>
    </message>
    <message>
        <source>Such as 192.0.2.0/24.</source>
        <translation>Etwa 192.0.2.0/24.</translation>
    </message>
    <message>
        <source>Such as 2001:db8::1.</source>
        <translation>Etwa 2001:db8::1.</translation>
    </message>
    <message>
        <source>Such as 2001:db8::/32.</source>
        <translation>Etwa 2001:db8::/32.</translation>
    </message>
    <message>
        <source>Limit request bodies</source>
        <translation>Inhalt von Anfragen begrenzen</translation>
    </message>
    <message>
        <source>Refuses requests whose body is too large.</source>
        <translation>Lehnt Anfragen ab, deren Inhalt zu groß ist.</translation>
    </message>
    <message>
        <source>Octets a client may send as the body; 0 is without limit.</source>
        <translation>Bytes, die ein Client als Inhalt senden darf; 0 heißt ohne Grenze.</translation>
    </message>
    <message>
        <source>Trace with Zipkin</source>
        <translation>Traces mit Zipkin</translation>
    </message>
    <message>
        <source>Sends a trace of each request to a Zipkin server and hands it on to the upstream in B3 headers.</source>
        <translation>Sendet zu jeder Anfrage einen Trace an einen Zipkin-Server und reicht ihn in B3-Kopfzeilen an den Upstream weiter.</translation>
    </message>
    <message>
        <source>URL to which spans are posted, such as http://127.0.0.1:9411/api/v2/spans.</source>
        <translation>URL, an die Spans mit POST gehen, etwa http://127.0.0.1:9411/api/v2/spans.</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Share of the requests that are traced, where the caller did not decide.</source>
        <translation>Anteil der Anfragen mit Trace, wo der Aufrufer nicht entschieden hat.</translation>
    </message>
    <message>
        <source>Own address</source>
        <translation>Eigene Adresse</translation>
    </message>
    <message>
        <source>This gateway&apos;s address in traces; the one it is reached at when not set.</source>
        <translation>Adresse dieses Gateways in Traces; ohne Angabe die, unter der es erreicht wird.</translation>
    </message>
    <message>
        <source>What this gateway is called in traces.</source>
        <translation>Wie dieses Gateway in Traces heißt.</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Spans</translation>
    </message>
    <message>
        <source>2 tells apart proxy and answer, 1 also the phases.</source>
        <translation>2 unterscheidet Weiterleitung und Antwort, 1 auch die Phasen.</translation>
    </message>
    <message>
        <source>Trace with OpenTelemetry</source>
        <translation>Traces mit OpenTelemetry</translation>
    </message>
    <message>
        <source>Sends a trace of what each plugin did to an OpenTelemetry collector (OTLP over HTTP, as JSON). Needs plugin metadata, which may be empty but for the collector.</source>
        <translation>Sendet einen Trace dessen, was jedes Plugin tat, an einen OpenTelemetry-Collector (OTLP über HTTP, als JSON). Braucht Plugin-Metadaten, die bis auf den Collector leer sein dürfen.</translation>
    </message>
    <message>
        <source>Further attributes</source>
        <translation>Weitere Attribute</translation>
    </message>
    <message>
        <source>Variables whose values are put on the span.</source>
        <translation>Variablen, deren Werte an den Span kommen.</translation>
    </message>
    <message>
        <source>Headers as attributes</source>
        <translation>Kopfzeilen als Attribute</translation>
    </message>
    <message>
        <source>Request headers that are put on the span; x-my-* means all that begin so.</source>
        <translation>Kopfzeilen der Anfrage, die an den Span kommen; x-my-* heißt alle, die so beginnen.</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Which requests are traced.</source>
        <translation>Zu welchen Anfragen ein Trace entsteht.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>All, none, a share, or as the caller decided.</source>
        <translation>Alle, keine, ein Anteil oder wie der Aufrufer entschied.</translation>
    </message>
    <message>
        <source>Details of the kind.</source>
        <translation>Einzelheiten zur Art.</translation>
    </message>
    <message>
        <source>Share of the traces, for trace_id_ratio.</source>
        <translation>Anteil der Traces, für trace_id_ratio.</translation>
    </message>
    <message>
        <source>Without a caller</source>
        <translation>Ohne Aufrufer</translation>
    </message>
    <message>
        <source>What parent_base does with traces that begin here.</source>
        <translation>Was parent_base mit Traces tut, die hier beginnen.</translation>
    </message>
    <message>
        <source>All, none or a share.</source>
        <translation>Alle, keine oder ein Anteil.</translation>
    </message>
    <message>
        <source>Collector</source>
        <translation>Collector</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>When traces are sent.</source>
        <translation>Wann Traces gesendet werden.</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>Längste Wartezeit</translation>
    </message>
    <message>
        <source>Seconds after which a trace is sent in any case; 5 when not set.</source>
        <translation>Sekunden, nach denen ein Trace auf jeden Fall gesendet wird; ohne Angabe 5.</translation>
    </message>
    <message>
        <source>Drop when full</source>
        <translation>Verwerfen, wenn voll</translation>
    </message>
    <message>
        <source>Accepted for APISIX&apos;s sake; a full queue always drops.</source>
        <translation>Wird für APISIX angenommen; eine volle Warteschlange verwirft immer.</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Abwarten</translation>
    </message>
    <message>
        <source>Seconds without a new trace after which they are sent; 2 when not set.</source>
        <translation>Sekunden ohne neuen Trace, nach denen gesendet wird; ohne Angabe 2.</translation>
    </message>
    <message>
        <source>Largest batch</source>
        <translation>Größter Stapel</translation>
    </message>
    <message>
        <source>Traces in a batch; 256 when not set.</source>
        <translation>Traces in einem Stapel; ohne Angabe 256.</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Traces that may wait; 2048 when not set.</source>
        <translation>Traces, die warten dürfen; ohne Angabe 2048.</translation>
    </message>
    <message>
        <source>Where traces are sent.</source>
        <translation>Wohin Traces gesendet werden.</translation>
    </message>
    <message>
        <source>Host and port, or a URL.</source>
        <translation>Host und Port oder eine URL.</translation>
    </message>
    <message>
        <source>Headers for the collector.</source>
        <translation>Kopfzeilen für den Collector.</translation>
    </message>
    <message>
        <source>Seconds for sending a batch.</source>
        <translation>Sekunden für das Senden eines Stapels.</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>Attributes of this gateway, such as service.name.</source>
        <translation>Attribute dieses Gateways, etwa service.name.</translation>
    </message>
    <message>
        <source>Set variables</source>
        <translation>Variablen setzen</translation>
    </message>
    <message>
        <source>Set $opentelemetry_context_traceparent, $opentelemetry_trace_id and $opentelemetry_span_id.</source>
        <translation>$opentelemetry_context_traceparent, $opentelemetry_trace_id und $opentelemetry_span_id setzen.</translation>
    </message>
    <message>
        <source>Trace ids</source>
        <translation>Trace-IDs</translation>
    </message>
    <message>
        <source>Where a new trace&apos;s id comes from.</source>
        <translation>Woher die ID eines neuen Trace kommt.</translation>
    </message>
    <message>
        <source>Batch requests</source>
        <translation>Gebündelte Anfragen</translation>
    </message>
    <message>
        <source>Offers an API that takes many requests in one and answers with all their answers. Its requests come from the address of this gateway.</source>
        <translation>Bietet eine API, die viele Anfragen in einer annimmt und mit allen Antworten darauf antwortet. Ihre Anfragen kommen von der Adresse dieses Gateways.</translation>
    </message>
    <message>
        <source>Octets of the body that holds the requests.</source>
        <translation>Bytes des Inhalts, in dem die Anfragen stehen.</translation>
    </message>
    <message>
        <source>Most requests</source>
        <translation>Höchstzahl der Anfragen</translation>
    </message>
    <message>
        <source>How many requests one body may hold.</source>
        <translation>Wie viele Anfragen in einem Inhalt stehen dürfen.</translation>
    </message>
    <message>
        <source>Path of the API, which a route with public-api leads to.</source>
        <translation>Pfad der API, zu der eine Route mit public-api führt.</translation>
    </message>
    <message>
        <source>Restrict client addresses</source>
        <translation>Adressen der Clients einschränken</translation>
    </message>
    <message>
        <source>Lets requests pass or refuses them by the address they come from.</source>
        <translation>Lässt Anfragen durch oder lehnt sie ab, je nach der Adresse, von der sie kommen.</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Clients with these addresses or networks are refused.</source>
        <translation>Clients mit diesen Adressen oder aus diesen Netzen werden abgelehnt.</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Erlaubt</translation>
    </message>
    <message>
        <source>Only clients with these addresses or networks may pass.</source>
        <translation>Nur Clients mit diesen Adressen oder aus diesen Netzen kommen durch.</translation>
    </message>
    <message>
        <source>Restrict user agents</source>
        <translation>User-Agents einschränken</translation>
    </message>
    <message>
        <source>Lets requests pass or refuses them by the program they say they come from.</source>
        <translation>Lässt Anfragen durch oder lehnt sie ab, je nach dem Programm, von dem sie nach eigener Angabe kommen.</translation>
    </message>
    <message>
        <source>Regular expressions; a User-Agent that none matches is refused.</source>
        <translation>Reguläre Ausdrücke; ein User-Agent, auf den keiner passt, wird abgelehnt.</translation>
    </message>
    <message>
        <source>Pass without</source>
        <translation>Ohne durchlassen</translation>
    </message>
    <message>
        <source>Let requests without a User-Agent pass.</source>
        <translation>Anfragen ohne User-Agent durchlassen.</translation>
    </message>
    <message>
        <source>Regular expressions; a User-Agent that any matches is refused.</source>
        <translation>Reguläre Ausdrücke; ein User-Agent, auf den einer passt, wird abgelehnt.</translation>
    </message>
    <message>
        <source>Restrict referring sites</source>
        <translation>Verweisende Websites einschränken</translation>
    </message>
    <message>
        <source>Lets requests pass or refuses them by the site whose page led to them.</source>
        <translation>Lässt Anfragen durch oder lehnt sie ab, je nach der Website, deren Seite zu ihnen führte.</translation>
    </message>
    <message>
        <source>Requests that these hosts refer are refused; *.example.com is all below it.</source>
        <translation>Anfragen, auf die diese Hosts verweisen, werden abgelehnt; *.example.com heißt alle darunter.</translation>
    </message>
    <message>
        <source>Let requests pass that have no Referer or a malformed one.</source>
        <translation>Anfragen ohne oder mit fehlerhaftem Referer durchlassen.</translation>
    </message>
    <message>
        <source>Only these hosts may refer; *.example.com is all below it.</source>
        <translation>Nur diese Hosts dürfen verweisen; *.example.com heißt alle darunter.</translation>
    </message>
    <message>
        <source>Cross-site request forgery protection</source>
        <translation>Schutz vor untergeschobenen Anfragen (CSRF)</translation>
    </message>
    <message>
        <source>Refuses changing requests that another site made a browser send: they lack the token of a cookie.</source>
        <translation>Lehnt ändernde Anfragen ab, die eine andere Website einen Browser senden ließ: Ihnen fehlt das Token eines Cookies.</translation>
    </message>
    <message>
        <source>Lifetime</source>
        <translation>Lebensdauer</translation>
    </message>
    <message>
        <source>Seconds a token is good for; 0 is for ever.</source>
        <translation>Sekunden, die ein Token gilt; 0 heißt für immer.</translation>
    </message>
    <message>
        <source>Secret that signs the tokens.</source>
        <translation>Geheimnis, mit dem die Token signiert werden.</translation>
    </message>
    <message>
        <source>Name of the cookie, and of the header that must repeat its value.</source>
        <translation>Name des Cookies und der Kopfzeile, die seinen Wert wiederholen muss.</translation>
    </message>
    <message>
        <source>Block URIs</source>
        <translation>URIs sperren</translation>
    </message>
    <message>
        <source>Refuses requests whose path or query matches one of some patterns.</source>
        <translation>Lehnt Anfragen ab, auf deren Pfad oder Query eines von mehreren Mustern passt.</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>Regular expressions; a request that any matches is refused.</source>
        <translation>Reguläre Ausdrücke; eine Anfrage, auf die einer passt, wird abgelehnt.</translation>
    </message>
    <message>
        <source>Ignore case</source>
        <translation>Groß und Klein gleich</translation>
    </message>
    <message>
        <source>Let large and small letters be the same.</source>
        <translation>Groß- und Kleinbuchstaben nicht unterscheiden.</translation>
    </message>
    <message>
        <source>Validate requests</source>
        <translation>Anfragen prüfen</translation>
    </message>
    <message>
        <source>Refuses requests whose headers or body are not as a JSON Schema wants them.</source>
        <translation>Lehnt Anfragen ab, deren Kopfzeilen oder Inhalt nicht so sind, wie ein JSON-Schema es verlangt.</translation>
    </message>
    <message>
        <source>JSON Schema for a body of JSON or a form.</source>
        <translation>JSON-Schema für einen Inhalt aus JSON oder ein Formular.</translation>
    </message>
    <message>
        <source>JSON Schema for the headers.</source>
        <translation>JSON-Schema für die Kopfzeilen.</translation>
    </message>
    <message>
        <source>Octets of body that are held to be checked; larger requests are refused.</source>
        <translation>Bytes des Inhalts, die zum Prüfen gehalten werden; größere Anfragen werden abgelehnt.</translation>
    </message>
    <message>
        <source>Told to the client in a refusal, instead of what is wrong.</source>
        <translation>Was der Client bei einer Ablehnung statt des Fehlers erfährt.</translation>
    </message>
    <message>
        <source>Several ways of authentication</source>
        <translation>Mehrere Arten der Anmeldung</translation>
    </message>
    <message>
        <source>Lets a request pass that one of several authentication plugins lets pass.</source>
        <translation>Lässt eine Anfrage durch, die eines von mehreren Anmelde-Plugins durchlässt.</translation>
    </message>
    <message>
        <source>Authentication plugins, each with its configuration, in the order they are tried.</source>
        <translation>Anmelde-Plugins, jedes mit seiner Konfiguration, in der Reihenfolge der Versuche.</translation>
    </message>
    <message>
        <source>HMAC authentication</source>
        <translation>Anmeldung mit HMAC</translation>
    </message>
    <message>
        <source>Lets only requests pass that are signed with the secret of a consumer.</source>
        <translation>Lässt nur Anfragen durch, die mit dem Geheimnis eines Consumers signiert sind.</translation>
    </message>
    <message>
        <source>Algorithms</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Ways of signing that are accepted.</source>
        <translation>Signaturverfahren, die angenommen werden.</translation>
    </message>
    <message>
        <source>Consumer to use for requests without a valid signature, instead of refusing them.</source>
        <translation>Consumer für Anfragen ohne gültige Signatur, statt sie abzulehnen.</translation>
    </message>
    <message>
        <source>Clock skew</source>
        <translation>Abweichung der Uhren</translation>
    </message>
    <message>
        <source>Seconds by which the Date of a request may differ from now.</source>
        <translation>Sekunden, um die Date einer Anfrage von jetzt abweichen darf.</translation>
    </message>
    <message>
        <source>Hide the signature</source>
        <translation>Signatur verbergen</translation>
    </message>
    <message>
        <source>Take the signature out of the request before it goes to the upstream.</source>
        <translation>Die Signatur aus der Anfrage nehmen, bevor sie an den Upstream geht.</translation>
    </message>
    <message>
        <source>Octets of body that are held to be checked; larger requests are refused with 413.</source>
        <translation>Bytes des Inhalts, die zum Prüfen gehalten werden; größere Anfragen werden mit 413 abgelehnt.</translation>
    </message>
    <message>
        <source>Signed headers</source>
        <translation>Signierte Kopfzeilen</translation>
    </message>
    <message>
        <source>Headers that must be part of what is signed.</source>
        <translation>Kopfzeilen, die zum Signierten gehören müssen.</translation>
    </message>
    <message>
        <source>Check the body</source>
        <translation>Inhalt prüfen</translation>
    </message>
    <message>
        <source>Compare the body with the header Digest.</source>
        <translation>Den Inhalt mit der Kopfzeile Digest vergleichen.</translation>
    </message>
    <message>
        <source>Signing key of a consumer</source>
        <translation>Signaturschlüssel eines Consumers</translation>
    </message>
    <message>
        <source>Key ID</source>
        <translation>Schlüssel-ID</translation>
    </message>
    <message>
        <source>Names the consumer in its requests.</source>
        <translation>Nennt den Consumer in dessen Anfragen.</translation>
    </message>
    <message>
        <source>Secret key</source>
        <translation>Geheimer Schlüssel</translation>
    </message>
    <message>
        <source>Secret that signs the requests.</source>
        <translation>Geheimnis, mit dem die Anfragen signiert werden.</translation>
    </message>
    <message>
        <source>Basic authentication</source>
        <translation>Anmeldung mit Namen und Passwort (Basic)</translation>
    </message>
    <message>
        <source>Lets only requests pass that carry the user name and password of a consumer.</source>
        <translation>Lässt nur Anfragen durch, die Benutzernamen und Passwort eines Consumers tragen.</translation>
    </message>
    <message>
        <source>Consumer to use for requests without a valid password, instead of refusing them.</source>
        <translation>Consumer für Anfragen ohne gültiges Passwort, statt sie abzulehnen.</translation>
    </message>
    <message>
        <source>Hide the password</source>
        <translation>Passwort verbergen</translation>
    </message>
    <message>
        <source>Take user name and password out of the request before it goes to the upstream.</source>
        <translation>Benutzernamen und Passwort aus der Anfrage nehmen, bevor sie an den Upstream geht.</translation>
    </message>
    <message>
        <source>User name and password of a consumer</source>
        <translation>Benutzername und Passwort eines Consumers</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Secret that proves the user name.</source>
        <translation>Geheimnis, das den Benutzernamen beweist.</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Name that identifies the consumer.</source>
        <translation>Name, der den Consumer ausweist.</translation>
    </message>
    <message>
        <source>JSON Web Token authentication</source>
        <translation>Anmeldung mit JSON Web Token</translation>
    </message>
    <message>
        <source>Lets only requests pass that carry a token signed for a consumer.</source>
        <translation>Lässt nur Anfragen durch, die ein für einen Consumer signiertes Token tragen.</translation>
    </message>
    <message>
        <source>Consumer to use for requests without a valid token, instead of refusing them.</source>
        <translation>Consumer für Anfragen ohne gültiges Token, statt sie abzulehnen.</translation>
    </message>
    <message>
        <source>Required claims</source>
        <translation>Verlangte Claims</translation>
    </message>
    <message>
        <source>Claims a token must have; without any, exp and nbf are checked when it has them.</source>
        <translation>Claims, die ein Token haben muss; ohne Angabe werden exp und nbf geprüft, wenn es sie hat.</translation>
    </message>
    <message>
        <source>Cookie</source>
        <translation>Cookie</translation>
    </message>
    <message>
        <source>Cookie that carries the token when header and query argument are absent.</source>
        <translation>Cookie mit dem Token, wenn Kopfzeile und Query-Parameter fehlen.</translation>
    </message>
    <message>
        <source>Request header that carries the token, with or without Bearer before it.</source>
        <translation>Kopfzeile der Anfrage, in der das Token steht, mit oder ohne Bearer davor.</translation>
    </message>
    <message>
        <source>Hide the token</source>
        <translation>Token verbergen</translation>
    </message>
    <message>
        <source>Take the token out of the request before it goes to the upstream.</source>
        <translation>Das Token aus der Anfrage nehmen, bevor sie an den Upstream geht.</translation>
    </message>
    <message>
        <source>Key claim</source>
        <translation>Claim für den Schlüssel</translation>
    </message>
    <message>
        <source>Claim of the token that names the consumer&apos;s key.</source>
        <translation>Claim des Tokens, der den Schlüssel des Consumers nennt.</translation>
    </message>
    <message>
        <source>Query argument that carries the token when the header is absent.</source>
        <translation>Query-Parameter mit dem Token, wenn die Kopfzeile fehlt.</translation>
    </message>
    <message>
        <source>Keep the claims</source>
        <translation>Claims behalten</translation>
    </message>
    <message>
        <source>Keep the token&apos;s claims as the variable jwt_auth_payload.</source>
        <translation>Die Claims des Tokens in der Variable jwt_auth_payload behalten.</translation>
    </message>
    <message>
        <source>Token key of a consumer</source>
        <translation>Token-Schlüssel eines Consumers</translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Signed with the secret.</source>
        <translation>Mit dem Geheimnis signiert.</translation>
    </message>
    <message>
        <source>Signed with a private key.</source>
        <translation>Mit einem privaten Schlüssel signiert.</translation>
    </message>
    <message>
        <source>Public key</source>
        <translation>Öffentlicher Schlüssel</translation>
    </message>
    <message>
        <source>Key that verifies the tokens, as PEM.</source>
        <translation>Schlüssel, mit dem die Token geprüft werden, als PEM.</translation>
    </message>
    <message>
        <source>How the tokens are signed; tokens that say another are refused.</source>
        <translation>Wie die Token signiert sind; Token, die ein anderes Verfahren nennen, werden abgelehnt.</translation>
    </message>
    <message>
        <source>Secret is Base64</source>
        <translation>Geheimnis ist Base64</translation>
    </message>
    <message>
        <source>Decode the secret before use.</source>
        <translation>Das Geheimnis vor der Verwendung dekodieren.</translation>
    </message>
    <message>
        <source>Seconds a token should live, for those who issue them.</source>
        <translation>Sekunden, die ein Token leben soll, für die, die sie ausstellen.</translation>
    </message>
    <message>
        <source>Names the consumer in its tokens.</source>
        <translation>Nennt den Consumer in dessen Token.</translation>
    </message>
    <message>
        <source>Grace period</source>
        <translation>Nachfrist</translation>
    </message>
    <message>
        <source>Seconds that clocks may differ.</source>
        <translation>Sekunden, um die Uhren abweichen dürfen.</translation>
    </message>
    <message>
        <source>Key that verifies the tokens, as PEM, for all other algorithms.</source>
        <translation>Schlüssel, mit dem die Token geprüft werden, als PEM, für alle anderen Verfahren.</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheimnis</translation>
    </message>
    <message>
        <source>Secret that signs the tokens, for the HS algorithms.</source>
        <translation>Geheimnis, mit dem die Token signiert werden, für die HS-Verfahren.</translation>
    </message>
    <message>
        <source>Restrict consumers</source>
        <translation>Consumer einschränken</translation>
    </message>
    <message>
        <source>Lets requests pass or refuses them by consumer, consumer group, service or route.</source>
        <translation>Lässt Anfragen durch oder lehnt sie ab, je nach Consumer, Consumer-Gruppe, Dienst oder Route.</translation>
    </message>
    <message>
        <source>Allowed methods</source>
        <translation>Erlaubte Methoden</translation>
    </message>
    <message>
        <source>Methods that those named here may use.</source>
        <translation>Methoden, die die hier Genannten nutzen dürfen.</translation>
    </message>
    <message>
        <source>Methods it may use.</source>
        <translation>Methoden, die er nutzen darf.</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Name or id as in the lists.</source>
        <translation>Name oder ID wie in den Listen.</translation>
    </message>
    <message>
        <source>These are refused.</source>
        <translation>Diese werden abgelehnt.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich nach</translation>
    </message>
    <message>
        <source>What the lists hold.</source>
        <translation>Was in den Listen steht.</translation>
    </message>
    <message>
        <source>Only these are let pass.</source>
        <translation>Nur diese werden durchgelassen.</translation>
    </message>
    <message>
        <source>Ask an authorization service</source>
        <translation>Autorisierungsdienst fragen</translation>
    </message>
    <message>
        <source>Asks another service about each request, and lets it pass or answers what that service says.</source>
        <translation>Fragt zu jeder Anfrage einen anderen Dienst und lässt sie durch oder antwortet, was dieser Dienst sagt.</translation>
    </message>
    <message>
        <source>Pass when it is away</source>
        <translation>Bei Ausfall durchlassen</translation>
    </message>
    <message>
        <source>Let requests pass when the service cannot be asked.</source>
        <translation>Anfragen durchlassen, wenn sich der Dienst nicht fragen lässt.</translation>
    </message>
    <message>
        <source>Headers for the client</source>
        <translation>Kopfzeilen für den Client</translation>
    </message>
    <message>
        <source>Headers of the service&apos;s answer that the client gets with a refusal.</source>
        <translation>Kopfzeilen der Antwort des Dienstes, die der Client mit einer Ablehnung bekommt.</translation>
    </message>
    <message>
        <source>Further headers to send</source>
        <translation>Weitere gesendete Kopfzeilen</translation>
    </message>
    <message>
        <source>Headers for the service; values may hold variables.</source>
        <translation>Kopfzeilen für den Dienst; Werte dürfen Variablen enthalten.</translation>
    </message>
    <message>
        <source>Keep connections</source>
        <translation>Verbindungen behalten</translation>
    </message>
    <message>
        <source>Use a connection to the service again.</source>
        <translation>Eine Verbindung zum Dienst wieder nutzen.</translation>
    </message>
    <message>
        <source>Connections to keep</source>
        <translation>Behaltene Verbindungen</translation>
    </message>
    <message>
        <source>Idle connections that are kept.</source>
        <translation>Ruhende Verbindungen, die behalten werden.</translation>
    </message>
    <message>
        <source>Keep for</source>
        <translation>Behalten für</translation>
    </message>
    <message>
        <source>Milliseconds an idle connection is kept.</source>
        <translation>Millisekunden, die eine ruhende Verbindung behalten wird.</translation>
    </message>
    <message>
        <source>Octets of body that are sent to the service; larger requests are refused with 413.</source>
        <translation>Bytes des Inhalts, die an den Dienst gesendet werden; größere Anfragen werden mit 413 abgelehnt.</translation>
    </message>
    <message>
        <source>Headers to send</source>
        <translation>Gesendete Kopfzeilen</translation>
    </message>
    <message>
        <source>Headers of the request that the service gets.</source>
        <translation>Kopfzeilen der Anfrage, die der Dienst bekommt.</translation>
    </message>
    <message>
        <source>With POST the service gets the body of the request, too.</source>
        <translation>Mit POST bekommt der Dienst auch den Inhalt der Anfrage.</translation>
    </message>
    <message>
        <source>Check the certificate</source>
        <translation>Zertifikat prüfen</translation>
    </message>
    <message>
        <source>Ask a service with https only if its certificate is good.</source>
        <translation>Einen Dienst mit https nur fragen, wenn sein Zertifikat gültig ist.</translation>
    </message>
    <message>
        <source>Status when it is away</source>
        <translation>Status bei Ausfall</translation>
    </message>
    <message>
        <source>HTTP status when the service cannot be asked.</source>
        <translation>HTTP-Status, wenn sich der Dienst nicht fragen lässt.</translation>
    </message>
    <message>
        <source>Milliseconds the service may take.</source>
        <translation>Millisekunden, die der Dienst brauchen darf.</translation>
    </message>
    <message>
        <source>Headers for the upstream</source>
        <translation>Kopfzeilen für den Upstream</translation>
    </message>
    <message>
        <source>Headers of the service&apos;s answer that the upstream gets.</source>
        <translation>Kopfzeilen der Antwort des Dienstes, die der Upstream bekommt.</translation>
    </message>
    <message>
        <source>URL of the authorization service.</source>
        <translation>URL des Autorisierungsdienstes.</translation>
    </message>
    <message>
        <source>Cache answers</source>
        <translation>Antworten zwischenspeichern</translation>
    </message>
    <message>
        <source>Keeps answers by a key of one&apos;s own for a fixed time, as NGINX&apos;s proxy_cache does.</source>
        <translation>Behält Antworten unter einem eigenen Schlüssel für feste Zeit, wie proxy_cache von NGINX.</translation>
    </message>
    <message>
        <source>Bypass</source>
        <translation>Umgehen</translation>
    </message>
    <message>
        <source>If one of these has a value other than 0, the upstream is asked.</source>
        <translation>Hat eine dieser Angaben einen anderen Wert als 0, wird der Upstream gefragt.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>A variable such as $arg_bypass, or a text.</source>
        <translation>Eine Variable wie $arg_bypass oder ein Text.</translation>
    </message>
    <message>
        <source>Obey Cache-Control</source>
        <translation>Cache-Control befolgen</translation>
    </message>
    <message>
        <source>Follow Cache-Control of requests, and lifetimes that answers state (memory only).</source>
        <translation>Cache-Control der Anfragen befolgen, und Lebensdauern, die Antworten nennen (nur im Speicher).</translation>
    </message>
    <message>
        <source>HTTP statuses of answers that are kept.</source>
        <translation>HTTP-Status der Antworten, die behalten werden.</translation>
    </message>
    <message>
        <source>An HTTP status.</source>
        <translation>Ein HTTP-Status.</translation>
    </message>
    <message>
        <source>Variables and texts that together name an answer.</source>
        <translation>Variablen und Texte, die zusammen eine Antwort benennen.</translation>
    </message>
    <message>
        <source>Part of the key</source>
        <translation>Teil des Schlüssels</translation>
    </message>
    <message>
        <source>A variable such as $host, or a text.</source>
        <translation>Eine Variable wie $host oder ein Text.</translation>
    </message>
    <message>
        <source>Methods whose answers are kept.</source>
        <translation>Methoden, deren Antworten behalten werden.</translation>
    </message>
    <message>
        <source>An HTTP method.</source>
        <translation>Eine HTTP-Methode.</translation>
    </message>
    <message>
        <source>Keep answers with cookies</source>
        <translation>Antworten mit Cookies behalten</translation>
    </message>
    <message>
        <source>Also keep answers with Set-Cookie (memory only).</source>
        <translation>Auch Antworten mit Set-Cookie behalten (nur im Speicher).</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Keep answers on disk or in memory.</source>
        <translation>Antworten auf der Platte oder im Speicher behalten.</translation>
    </message>
    <message>
        <source>Seconds that an answer is kept (memory only).</source>
        <translation>Sekunden, die eine Antwort behalten wird (nur im Speicher).</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>disk_cache_one for the disk, memory_cache for memory.</source>
        <translation>disk_cache_one für die Platte, memory_cache für den Speicher.</translation>
    </message>
    <message>
        <source>Keep consumers apart</source>
        <translation>Consumer trennen</translation>
    </message>
    <message>
        <source>An answer for one consumer is not given to another.</source>
        <translation>Eine Antwort für einen Consumer bekommt kein anderer.</translation>
    </message>
    <message>
        <source>Hide cache headers</source>
        <translation>Cache-Kopfzeilen verbergen</translation>
    </message>
    <message>
        <source>Remove Cache-Control and Expires from answers.</source>
        <translation>Cache-Control und Expires aus Antworten entfernen.</translation>
    </message>
    <message>
        <source>Largest answer</source>
        <translation>Größte Antwort</translation>
    </message>
    <message>
        <source>Octets of body; a larger answer is passed on and not kept.</source>
        <translation>Bytes des Inhalts; eine größere Antwort wird weitergereicht und nicht behalten.</translation>
    </message>
    <message>
        <source>Do not keep</source>
        <translation>Nicht behalten</translation>
    </message>
    <message>
        <source>If one of these has a value other than 0, the answer is not kept.</source>
        <translation>Hat eine dieser Angaben einen anderen Wert als 0, wird die Antwort nicht behalten.</translation>
    </message>
    <message>
        <source>A variable such as $arg_nocache, or a text.</source>
        <translation>Eine Variable wie $arg_nocache oder ein Text.</translation>
    </message>
    <message>
        <source>HTTP cache</source>
        <translation>HTTP-Zwischenspeicher</translation>
    </message>
    <message>
        <source>Keeps answers as RFC 9111 allows a shared cache, and answers from them.</source>
        <translation>Behält Antworten, wie RFC 9111 es einem gemeinsamen Zwischenspeicher erlaubt, und antwortet daraus.</translation>
    </message>
    <message>
        <source>Store answers to cookies</source>
        <translation>Antworten auf Cookies speichern</translation>
    </message>
    <message>
        <source>Also store answers to requests with Cookie that are not marked public and do not vary by it.</source>
        <translation>Auch Antworten auf Anfragen mit Cookie speichern, die nicht als public gekennzeichnet sind und sich nicht danach unterscheiden.</translation>
    </message>
    <message>
        <source>Store answers with cookies</source>
        <translation>Antworten mit Cookies speichern</translation>
    </message>
    <message>
        <source>Also store answers with Set-Cookie that are not marked public.</source>
        <translation>Auch Antworten mit Set-Cookie speichern, die nicht als public gekennzeichnet sind.</translation>
    </message>
    <message>
        <source>Tell the status</source>
        <translation>Status mitteilen</translation>
    </message>
    <message>
        <source>Add the header Cache-Status to answers.</source>
        <translation>Antworten die Kopfzeile Cache-Status hinzufügen.</translation>
    </message>
    <message>
        <source>Collapse requests</source>
        <translation>Anfragen zusammenlegen</translation>
    </message>
    <message>
        <source>Of several requests for one missing answer only one asks the upstream.</source>
        <translation>Von mehreren Anfragen nach einer fehlenden Antwort fragt nur eine den Upstream.</translation>
    </message>
    <message>
        <source>Wait for the first</source>
        <translation>Auf die erste warten</translation>
    </message>
    <message>
        <source>Milliseconds that collapsed requests wait before they ask for themselves.</source>
        <translation>Millisekunden, die zusammengelegte Anfragen warten, bevor sie selbst fragen.</translation>
    </message>
    <message>
        <source>Lifetime without a word</source>
        <translation>Lebensdauer ohne Angabe</translation>
    </message>
    <message>
        <source>Seconds for answers that say nothing of their lifetime and have no date of change.</source>
        <translation>Sekunden für Antworten, die nichts zu ihrer Lebensdauer sagen und kein Änderungsdatum haben.</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Platte</translation>
    </message>
    <message>
        <source>Mebibytes of disk beside the memory; 0 keeps nothing on disk.</source>
        <translation>Mebibytes auf der Platte neben dem Speicher; 0 behält nichts auf der Platte.</translation>
    </message>
    <message>
        <source>Guess lifetimes</source>
        <translation>Lebensdauer schätzen</translation>
    </message>
    <message>
        <source>A tenth of the time since the last change, for answers that do not say.</source>
        <translation>Ein Zehntel der Zeit seit der letzten Änderung, für Antworten ohne Angabe.</translation>
    </message>
    <message>
        <source>Octets of body; a larger answer is passed on and not stored.</source>
        <translation>Bytes des Inhalts; eine größere Antwort wird weitergereicht und nicht gespeichert.</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Mebibytes of memory for stored answers.</source>
        <translation>Mebibytes Speicher für gespeicherte Antworten.</translation>
    </message>
    <message>
        <source>Obey the client</source>
        <translation>Client befolgen</translation>
    </message>
    <message>
        <source>Follow Cache-Control of requests (no-cache, max-age, only-if-cached).</source>
        <translation>Cache-Control der Anfragen befolgen (no-cache, max-age, only-if-cached).</translation>
    </message>
    <message>
        <source>Purge from anywhere</source>
        <translation>Löschen von überall</translation>
    </message>
    <message>
        <source>Accept PURGE from other machines too.</source>
        <translation>PURGE auch von anderen Rechnern annehmen.</translation>
    </message>
    <message>
        <source>Stale when unreachable</source>
        <translation>Abgelaufen bei Ausfall</translation>
    </message>
    <message>
        <source>Seconds past its lifetime in which an answer stands in for an upstream that cannot be reached.</source>
        <translation>Sekunden nach Ablauf, in denen eine Antwort für einen Upstream einspringt, der nicht erreichbar ist.</translation>
    </message>
    <message>
        <source>Stale while asking</source>
        <translation>Abgelaufen beim Nachfragen</translation>
    </message>
    <message>
        <source>Seconds past its lifetime in which an answer is sent at once and renewed behind it, if it does not say itself.</source>
        <translation>Sekunden nach Ablauf, in denen eine Antwort sofort gesendet und danach erneuert wird, wenn sie es nicht selbst sagt.</translation>
    </message>
    <message>
        <source>Mirror requests</source>
        <translation>Anfragen spiegeln</translation>
    </message>
    <message>
        <source>Sends a copy of requests to another service; its answers are thrown away.</source>
        <translation>Sendet eine Kopie der Anfragen an einen anderen Dienst; dessen Antworten werden verworfen.</translation>
    </message>
    <message>
        <source>Where copies go: scheme://host:port, without a path.</source>
        <translation>Wohin Kopien gehen: scheme://host:port, ohne Pfad.</translation>
    </message>
    <message>
        <source>Path of the copies; without it they keep the path of the request.</source>
        <translation>Pfad der Kopien; ohne Angabe behalten sie den Pfad der Anfrage.</translation>
    </message>
    <message>
        <source>Use of the path</source>
        <translation>Verwendung des Pfads</translation>
    </message>
    <message>
        <source>Whether the path stands instead of the request&apos;s or before it.</source>
        <translation>Ob der Pfad anstelle des Pfads der Anfrage steht oder davor.</translation>
    </message>
    <message>
        <source>Share of the requests to copy; 1 is all.</source>
        <translation>Anteil der kopierten Anfragen; 1 heißt alle.</translation>
    </message>
    <message>
        <source>Workflow</source>
        <translation>Ablauf</translation>
    </message>
    <message>
        <source>Refuses or limits requests by conditions: the first rule whose case holds is carried out.</source>
        <translation>Lehnt Anfragen nach Bedingungen ab oder begrenzt sie: Die erste Regel, deren Fall gilt, wird ausgeführt.</translation>
    </message>
    <message>
        <source>Tried in their order; one at most is carried out.</source>
        <translation>Werden der Reihe nach versucht; höchstens eine wird ausgeführt.</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Name and configuration: return, limit-count or limit-conn; only the first counts.</source>
        <translation>Name und Konfiguration: return, limit-count oder limit-conn; nur die erste zählt.</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <source>Conditions that must all hold; without any the rule always applies.</source>
        <translation>Bedingungen, die alle gelten müssen; ohne Angabe gilt die Regel immer.</translation>
    </message>
    <message>
        <source>Circuit breaker</source>
        <translation>Schutzschalter</translation>
    </message>
    <message>
        <source>Answers for an upstream that fails again and again, for a time that doubles while it keeps failing.</source>
        <translation>Antwortet für einen Upstream, der immer wieder versagt, für eine Zeit, die sich verdoppelt, solange er weiter versagt.</translation>
    </message>
    <message>
        <source>Body of those answers.</source>
        <translation>Inhalt dieser Antworten.</translation>
    </message>
    <message>
        <source>HTTP status of the answers while the upstream is spared.</source>
        <translation>HTTP-Status der Antworten, solange der Upstream geschont wird.</translation>
    </message>
    <message>
        <source>Headers of those answers; sent with a body only.</source>
        <translation>Kopfzeilen dieser Antworten; werden nur mit einem Inhalt gesendet.</translation>
    </message>
    <message>
        <source>Name of the header.</source>
        <translation>Name der Kopfzeile.</translation>
    </message>
    <message>
        <source>Its value; may hold variables.</source>
        <translation>Ihr Wert; darf Variablen enthalten.</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Erfolg</translation>
    </message>
    <message>
        <source>What counts as a success, and how many are enough.</source>
        <translation>Was als Erfolg zählt und wie viele genügen.</translation>
    </message>
    <message>
        <source>Statuses of the upstream that are successes.</source>
        <translation>Statuscodes des Upstreams, die Erfolge sind.</translation>
    </message>
    <message>
        <source>Successes</source>
        <translation>Erfolge</translation>
    </message>
    <message>
        <source>After that many the failures are forgotten.</source>
        <translation>Nach so vielen sind die Fehlschläge vergessen.</translation>
    </message>
    <message>
        <source>Longest time</source>
        <translation>Längste Zeit</translation>
    </message>
    <message>
        <source>Seconds for which the upstream is spared at most.</source>
        <translation>Sekunden, die der Upstream höchstens geschont wird.</translation>
    </message>
    <message>
        <source>Failure</source>
        <translation>Fehlschlag</translation>
    </message>
    <message>
        <source>What counts as a failure, and how many are too many.</source>
        <translation>Was als Fehlschlag zählt und wie viele zu viel sind.</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehlschläge</translation>
    </message>
    <message>
        <source>The upstream is spared each time that many failures have come.</source>
        <translation>Der Upstream wird jedes Mal geschont, wenn so viele Fehlschläge gekommen sind.</translation>
    </message>
    <message>
        <source>Statuses of the upstream that are failures.</source>
        <translation>Statuscodes des Upstreams, die Fehlschläge sind.</translation>
    </message>
    <message>
        <source>Limit concurrent requests</source>
        <translation>Gleichzeitige Anfragen begrenzen</translation>
    </message>
    <message>
        <source>Limits how many requests of one client (or key) are under way at once.</source>
        <translation>Begrenzt, wie viele Anfragen eines Clients (oder Schlüssels) zugleich unterwegs sind.</translation>
    </message>
    <message>
        <source>Seconds after which a request is taken for gone.</source>
        <translation>Sekunden, nach denen eine Anfrage als beendet gilt.</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Name of the cluster.</source>
        <translation>Name des Clusters.</translation>
    </message>
    <message>
        <source>Some nodes of the cluster, as host:port; the others are found.</source>
        <translation>Einige Knoten des Clusters, als Host:Port; die übrigen werden gefunden.</translation>
    </message>
    <message>
        <source>Speak TLS with the nodes.</source>
        <translation>Mit den Knoten TLS sprechen.</translation>
    </message>
    <message>
        <source>Check certificates</source>
        <translation>Zertifikate prüfen</translation>
    </message>
    <message>
        <source>Refuse a node whose certificate is not trusted.</source>
        <translation>Einen Knoten ablehnen, dessen Zertifikat nicht vertraut wird.</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Most idle connections; each worker needs one for a server.</source>
        <translation>Höchstzahl ruhender Verbindungen; jeder Arbeitsfaden braucht eine je Server.</translation>
    </message>
    <message>
        <source>Idle time</source>
        <translation>Ruhezeit</translation>
    </message>
    <message>
        <source>Milliseconds after which an idle connection is closed.</source>
        <translation>Millisekunden, nach denen eine ruhende Verbindung geschlossen wird.</translation>
    </message>
    <message>
        <source>Password of the Redis server.</source>
        <translation>Passwort des Redis-Servers.</translation>
    </message>
    <message>
        <source>Milliseconds that a request waits for Redis.</source>
        <translation>Millisekunden, die eine Anfrage auf Redis wartet.</translation>
    </message>
    <message>
        <source>Burst</source>
        <translation>Stoß</translation>
    </message>
    <message>
        <source>Requests beyond that are delayed; further ones are refused.</source>
        <translation>Anfragen darüber hinaus, die verzögert werden; weitere werden abgelehnt.</translation>
    </message>
    <message>
        <source>Requests at once</source>
        <translation>Anfragen zugleich</translation>
    </message>
    <message>
        <source>Requests that may be under way freely; a number, or a text with variables.</source>
        <translation>Anfragen, die ungebremst unterwegs sein dürfen; eine Zahl oder ein Text mit Variablen.</translation>
    </message>
    <message>
        <source>Seconds that a request of the burst is delayed at first.</source>
        <translation>Sekunden, die eine Anfrage des Stoßes anfangs verzögert wird.</translation>
    </message>
    <message>
        <source>One variable, or a text with variables.</source>
        <translation>Eine Variable oder ein Text mit Variablen.</translation>
    </message>
    <message>
        <source>Constant delay</source>
        <translation>Feste Verzögerung</translation>
    </message>
    <message>
        <source>Keep the delay as it is, whatever the time that requests take.</source>
        <translation>Die Verzögerung beibehalten, wie lange Anfragen auch dauern.</translation>
    </message>
    <message>
        <source>Where requests are counted: in this gateway, or in a Redis that several share.</source>
        <translation>Wo Anfragen gezählt werden: in diesem Gateway oder in einem Redis, das mehrere gemeinsam nutzen.</translation>
    </message>
    <message>
        <source>Requests beyond that are delayed.</source>
        <translation>Anfragen darüber hinaus, die verzögert werden.</translation>
    </message>
    <message>
        <source>Requests that may be under way freely.</source>
        <translation>Anfragen, die ungebremst unterwegs sein dürfen.</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Number of the database.</source>
        <translation>Nummer der Datenbank.</translation>
    </message>
    <message>
        <source>Name or address of the Redis server.</source>
        <translation>Name oder Adresse des Redis-Servers.</translation>
    </message>
    <message>
        <source>Port of the Redis server.</source>
        <translation>Port des Redis-Servers.</translation>
    </message>
    <message>
        <source>Speak TLS with the Redis server.</source>
        <translation>Mit dem Redis-Server TLS sprechen.</translation>
    </message>
    <message>
        <source>Check certificate</source>
        <translation>Zertifikat prüfen</translation>
    </message>
    <message>
        <source>Refuse a server whose certificate is not trusted.</source>
        <translation>Einen Server ablehnen, dessen Zertifikat nicht vertraut wird.</translation>
    </message>
    <message>
        <source>User name at the Redis server.</source>
        <translation>Benutzername beim Redis-Server.</translation>
    </message>
    <message>
        <source>Connect timeout</source>
        <translation>Wartezeit beim Verbinden</translation>
    </message>
    <message>
        <source>Milliseconds for connecting.</source>
        <translation>Millisekunden für das Verbinden.</translation>
    </message>
    <message>
        <source>Master</source>
        <translation>Master</translation>
    </message>
    <message>
        <source>Name by which the sentinels know the server.</source>
        <translation>Name, unter dem die Sentinels den Server kennen.</translation>
    </message>
    <message>
        <source>Read timeout</source>
        <translation>Wartezeit beim Lesen</translation>
    </message>
    <message>
        <source>Milliseconds for an answer.</source>
        <translation>Millisekunden für eine Antwort.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Which server to ask.</source>
        <translation>Welcher Server gefragt wird.</translation>
    </message>
    <message>
        <source>Sentinels</source>
        <translation>Sentinels</translation>
    </message>
    <message>
        <source>Addresses of the sentinels.</source>
        <translation>Adressen der Sentinels.</translation>
    </message>
    <message>
        <source>Port of the sentinel.</source>
        <translation>Port des Sentinels.</translation>
    </message>
    <message>
        <source>Password at the sentinels</source>
        <translation>Passwort bei den Sentinels</translation>
    </message>
    <message>
        <source>Password of the sentinels.</source>
        <translation>Passwort der Sentinels.</translation>
    </message>
    <message>
        <source>User at the sentinels</source>
        <translation>Benutzer bei den Sentinels</translation>
    </message>
    <message>
        <source>User name at the sentinels.</source>
        <translation>Benutzername bei den Sentinels.</translation>
    </message>
    <message>
        <source>Where the count is kept: in this gateway, or in a Redis that several share.</source>
        <translation>Wo gezählt wird: in diesem Gateway oder in einem Redis, das mehrere gemeinsam nutzen.</translation>
    </message>
    <message>
        <source>Seconds between two reports to Redis, 0.1 or more; -1: each request asks Redis.</source>
        <translation>Sekunden zwischen zwei Meldungen an Redis, mindestens 0.1; -1: Jede Anfrage fragt Redis.</translation>
    </message>
    <message>
        <source>Limit the request rate</source>
        <translation>Rate der Anfragen begrenzen</translation>
    </message>
    <message>
        <source>Lets requests pass at a steady rate: delays those that come a little too fast, refuses the others.</source>
        <translation>Lässt Anfragen mit gleichmäßiger Rate durch: verzögert die, die etwas zu schnell kommen, und lehnt die übrigen ab.</translation>
    </message>
    <message>
        <source>Requests beyond the rate that are delayed; further ones are refused.</source>
        <translation>Anfragen über die Rate hinaus, die verzögert werden; weitere werden abgelehnt.</translation>
    </message>
    <message>
        <source>No delay</source>
        <translation>Ohne Verzögerung</translation>
    </message>
    <message>
        <source>Let the burst pass at once.</source>
        <translation>Den Stoß sofort durchlassen.</translation>
    </message>
    <message>
        <source>Where the rate is kept: in this gateway, or in a Redis that several share.</source>
        <translation>Wo die Rate gemessen wird: in diesem Gateway oder in einem Redis, das mehrere gemeinsam nutzen.</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Requests a second that pass without delay.</source>
        <translation>Anfragen je Sekunde, die ohne Verzögerung durchkommen.</translation>
    </message>
    <message>
        <source>Status of the gateway</source>
        <translation>Status des Gateways</translation>
    </message>
    <message>
        <source>Offers /apisix/status, with the numbers of connections and requests, to routes with public-api.</source>
        <translation>Bietet Routen mit public-api die Adresse /apisix/status mit der Zahl der Verbindungen und Anfragen.</translation>
    </message>
    <message>
        <source>Compress with Brotli</source>
        <translation>Mit Brotli komprimieren</translation>
    </message>
    <message>
        <source>Compresses answers for clients that accept br.</source>
        <translation>Komprimiert Antworten für Clients, die br annehmen.</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>0 is fast, 11 is small.</source>
        <translation>0 ist schnell, 11 ist klein.</translation>
    </message>
    <message>
        <source>HTTP version</source>
        <translation>HTTP-Version</translation>
    </message>
    <message>
        <source>Lowest HTTP version of the request.</source>
        <translation>Niedrigste HTTP-Version der Anfrage.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Largest input block as a power of 2; 0 lets the encoder choose.</source>
        <translation>Größter Eingabeblock als Zweierpotenz; bei 0 wählt der Kodierer.</translation>
    </message>
    <message>
        <source>Size of the window as a power of 2; 0 lets the encoder choose.</source>
        <translation>Größe des Fensters als Zweierpotenz; bei 0 wählt der Kodierer.</translation>
    </message>
    <message>
        <source>Smallest body</source>
        <translation>Kleinster Inhalt</translation>
    </message>
    <message>
        <source>Octets; an answer known to be smaller is sent as it is.</source>
        <translation>Bytes; eine Antwort, die bekanntermaßen kleiner ist, wird gesendet, wie sie ist.</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Kind of data: 0 anything, 1 UTF-8 text, 2 WOFF 2.0 fonts.</source>
        <translation>Art der Daten: 0 beliebig, 1 UTF-8-Text, 2 WOFF-2.0-Schriften.</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>Typen</translation>
    </message>
    <message>
        <source>Media types to compress, or * for all.</source>
        <translation>Medientypen, die komprimiert werden, oder * für alle.</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>Vary</translation>
    </message>
    <message>
        <source>Add Vary: Accept-Encoding.</source>
        <translation>Vary: Accept-Encoding hinzufügen.</translation>
    </message>
    <message>
        <source>Compress with gzip</source>
        <translation>Mit gzip komprimieren</translation>
    </message>
    <message>
        <source>Compresses answers for clients that accept gzip. Runs behind all other filters of the answer.</source>
        <translation>Komprimiert Antworten für Clients, die gzip annehmen. Läuft nach allen anderen Filtern der Antwort.</translation>
    </message>
    <message>
        <source>Buffers</source>
        <translation>Puffer</translation>
    </message>
    <message>
        <source>How much is compressed at a time.</source>
        <translation>Wie viel auf einmal komprimiert wird.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Has no effect here: what is compressed goes out at once.</source>
        <translation>Wirkt hier nicht: Was komprimiert ist, geht sofort hinaus.</translation>
    </message>
    <message>
        <source>Octets of the pieces in which compressed data is made.</source>
        <translation>Bytes der Stücke, in denen komprimierte Daten entstehen.</translation>
    </message>
    <message>
        <source>1 is fast, 9 is small.</source>
        <translation>1 ist schnell, 9 ist klein.</translation>
    </message>
    <message>
        <source>Split the traffic</source>
        <translation>Verkehr aufteilen</translation>
    </message>
    <message>
        <source>Sends shares of the requests, or those that match, to other upstreams.</source>
        <translation>Sendet Anteile der Anfragen, oder die passenden, an andere Upstreams.</translation>
    </message>
    <message>
        <source>The first rule that matches a request decides.</source>
        <translation>Die erste Regel, die auf eine Anfrage passt, entscheidet.</translation>
    </message>
    <message>
        <source>One of these must hold; without any the rule always matches.</source>
        <translation>Eine davon muss gelten; ohne Angabe passt die Regel immer.</translation>
    </message>
    <message>
        <source>Conditions that must all hold.</source>
        <translation>Bedingungen, die alle gelten müssen.</translation>
    </message>
    <message>
        <source>Upstreams</source>
        <translation>Upstreams</translation>
    </message>
    <message>
        <source>Who gets which share; an entry without upstream is the route&apos;s own.</source>
        <translation>Wer welchen Anteil bekommt; ein Eintrag ohne Upstream meint den der Route.</translation>
    </message>
    <message>
        <source>An upstream of this plugin&apos;s own.</source>
        <translation>Ein eigener Upstream dieses Plugins.</translation>
    </message>
    <message>
        <source>Id of an upstream.</source>
        <translation>ID eines Upstreams.</translation>
    </message>
    <message>
        <source>Share of the requests, relative to the other entries.</source>
        <translation>Anteil an den Anfragen, im Verhältnis zu den anderen Einträgen.</translation>
    </message>
    <message>
        <source>REST to GraphQL</source>
        <translation>REST zu GraphQL</translation>
    </message>
    <message>
        <source>Lets clients ask a GraphQL upstream with plain GET and POST requests.</source>
        <translation>Lässt Clients einen GraphQL-Upstream mit einfachen GET- und POST-Anfragen fragen.</translation>
    </message>
    <message>
        <source>Octets of a request&apos;s body; a larger one is refused.</source>
        <translation>Bytes des Inhalts einer Anfrage; ein größerer wird abgelehnt.</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>Which operation to run; needed when the query holds several.</source>
        <translation>Welche Operation ausgeführt wird; nötig, wenn die Abfrage mehrere enthält.</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Abfrage</translation>
    </message>
    <message>
        <source>The GraphQL query sent to the upstream.</source>
        <translation>Die GraphQL-Abfrage, die an den Upstream geht.</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
    <message>
        <source>Names taken from the query arguments (GET) or the JSON body (POST).</source>
        <translation>Namen, die aus den Query-Parametern (GET) oder dem JSON-Inhalt (POST) kommen.</translation>
    </message>
    <message>
        <source>Public API</source>
        <translation>Öffentliche API</translation>
    </message>
    <message>
        <source>Lets a route lead to an API that a plugin offers, such as batch requests or metrics.</source>
        <translation>Lässt eine Route zu einer API führen, die ein Plugin bietet, etwa gebündelte Anfragen oder Metriken.</translation>
    </message>
    <message>
        <source>Path of the API; without it the path of the request counts.</source>
        <translation>Pfad der API; ohne Angabe gilt der Pfad der Anfrage.</translation>
    </message>
    <message>
        <source>Count for Prometheus</source>
        <translation>Zählen für Prometheus</translation>
    </message>
    <message>
        <source>Counts requests, latencies and octets under APISIX&apos;s metric names; they are at /apisix/prometheus/metrics of the metrics address.</source>
        <translation>Zählt Anfragen, Latenzen und Bytes unter den Metriknamen von APISIX; sie stehen unter /apisix/prometheus/metrics der Metrikadresse.</translation>
    </message>
    <message>
        <source>Names instead of ids</source>
        <translation>Namen statt IDs</translation>
    </message>
    <message>
        <source>Put names of routes and services into the labels, where they have one.</source>
        <translation>Namen von Routen und Diensten in die Labels setzen, wo es sie gibt.</translation>
    </message>
    <message>
        <source>Labels left empty</source>
        <translation>Leere Labels</translation>
    </message>
    <message>
        <source>For each metric the labels that are not told apart.</source>
        <translation>Zu jeder Metrik die Labels, die nicht unterschieden werden.</translation>
    </message>
    <message>
        <source>Of the octets</source>
        <translation>Der Bytes</translation>
    </message>
    <message>
        <source>Labels of bandwidth.</source>
        <translation>Labels von bandwidth.</translation>
    </message>
    <message>
        <source>Of the latencies</source>
        <translation>Der Latenzen</translation>
    </message>
    <message>
        <source>Labels of http_latency.</source>
        <translation>Labels von http_latency.</translation>
    </message>
    <message>
        <source>Of the statuses</source>
        <translation>Der Statuscodes</translation>
    </message>
    <message>
        <source>Labels of http_status.</source>
        <translation>Labels von http_status.</translation>
    </message>
    <message>
        <source>Error pages</source>
        <translation>Fehlerseiten</translation>
    </message>
    <message>
        <source>Replaces the gateway&apos;s own error pages by those of the plugin&apos;s metadata.</source>
        <translation>Ersetzt die eigenen Fehlerseiten des Gateways durch die aus den Metadaten des Plugins.</translation>
    </message>
    <message>
        <source>Replace the pages.</source>
        <translation>Die Seiten ersetzen.</translation>
    </message>
    <message>
        <source>Page for 404 Not Found</source>
        <translation>Seite für 404 Not Found</translation>
    </message>
    <message>
        <source>Shown instead of the gateway&apos;s own page.</source>
        <translation>Erscheint anstelle der eigenen Seite des Gateways.</translation>
    </message>
    <message>
        <source>The page; empty keeps the gateway&apos;s own.</source>
        <translation>Die Seite; leer behält die eigene des Gateways.</translation>
    </message>
    <message>
        <source>Content-Type of the page.</source>
        <translation>Content-Type der Seite.</translation>
    </message>
    <message>
        <source>Page for 500 Internal Server Error</source>
        <translation>Seite für 500 Internal Server Error</translation>
    </message>
    <message>
        <source>Page for 502 Bad Gateway</source>
        <translation>Seite für 502 Bad Gateway</translation>
    </message>
    <message>
        <source>Page for 503 Service Unavailable</source>
        <translation>Seite für 503 Service Unavailable</translation>
    </message>
    <message>
        <source>Echo</source>
        <translation>Echo</translation>
    </message>
    <message>
        <source>Puts fixed text before, behind or in place of the answer&apos;s body. Good for trying things out.</source>
        <translation>Setzt festen Text vor, hinter oder anstelle des Inhalts der Antwort. Gut zum Ausprobieren.</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>Text behind the body.</source>
        <translation>Text hinter dem Inhalt.</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Davor</translation>
    </message>
    <message>
        <source>Text before the body.</source>
        <translation>Text vor dem Inhalt.</translation>
    </message>
    <message>
        <source>Text in place of the upstream&apos;s body.</source>
        <translation>Text anstelle des Inhalts vom Upstream.</translation>
    </message>
    <message>
        <source>Headers of the answer to set; texts and numbers.</source>
        <translation>Kopfzeilen der Antwort, die gesetzt werden; Texte und Zahlen.</translation>
    </message>
    <message>
        <source>Log to an HTTP server</source>
        <translation>An einen HTTP-Server protokollieren</translation>
    </message>
    <message>
        <source>Sends what passes to a log server as JSON, in batches. Credentials in headers, cookies and arguments are replaced by dots, other than in APISIX.</source>
        <translation>Sendet, was durchgeht, als JSON an einen Log-Server, in Stapeln. Anmeldedaten in Kopfzeilen, Cookies und Parametern werden, anders als bei APISIX, durch Punkte ersetzt.</translation>
    </message>
    <message>
        <source>Authorization</source>
        <translation>Authorization</translation>
    </message>
    <message>
        <source>Value of the Authorization header for the log server.</source>
        <translation>Wert der Kopfzeile Authorization für den Log-Server.</translation>
    </message>
    <message>
        <source>Entries in a batch; a full one is sent at once.</source>
        <translation>Einträge in einem Stapel; ein voller wird sofort gesendet.</translation>
    </message>
    <message>
        <source>Seconds after which the oldest entry is sent in any case.</source>
        <translation>Sekunden, nach denen der älteste Eintrag auf jeden Fall gesendet wird.</translation>
    </message>
    <message>
        <source>Form of a batch</source>
        <translation>Form eines Stapels</translation>
    </message>
    <message>
        <source>A JSON array, or one JSON object a line.</source>
        <translation>Ein JSON-Array oder ein JSON-Objekt je Zeile.</translation>
    </message>
    <message>
        <source>Seconds without a new entry after which a batch is sent.</source>
        <translation>Sekunden ohne neuen Eintrag, nach denen ein Stapel gesendet wird.</translation>
    </message>
    <message>
        <source>Log request bodies</source>
        <translation>Inhalt von Anfragen protokollieren</translation>
    </message>
    <message>
        <source>Put the request&apos;s body into the entry; it is read as a whole then.</source>
        <translation>Den Inhalt der Anfrage in den Eintrag setzen; er wird dann als Ganzes gelesen.</translation>
    </message>
    <message>
        <source>Request bodies only if</source>
        <translation>Inhalt von Anfragen nur wenn</translation>
    </message>
    <message>
        <source>Conditions that must hold for a request&apos;s body to be logged.</source>
        <translation>Bedingungen, unter denen der Inhalt einer Anfrage protokolliert wird.</translation>
    </message>
    <message>
        <source>Log answer bodies</source>
        <translation>Inhalt von Antworten protokollieren</translation>
    </message>
    <message>
        <source>Put the answer&apos;s body into the entry.</source>
        <translation>Den Inhalt der Antwort in den Eintrag setzen.</translation>
    </message>
    <message>
        <source>Answer bodies only if</source>
        <translation>Inhalt von Antworten nur wenn</translation>
    </message>
    <message>
        <source>Conditions that must hold for an answer&apos;s body to be logged.</source>
        <translation>Bedingungen, unter denen der Inhalt einer Antwort protokolliert wird.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>What an entry holds instead of the usual: names and texts, which are variables when they begin with $.</source>
        <translation>Was ein Eintrag anstelle des Üblichen enthält: Namen und Texte, die Variablen sind, wenn sie mit $ beginnen.</translation>
    </message>
    <message>
        <source>Further fields</source>
        <translation>Weitere Felder</translation>
    </message>
    <message>
        <source>Fields to add to the usual entry, written as in the format.</source>
        <translation>Felder, die zum üblichen Eintrag kommen, geschrieben wie im Format.</translation>
    </message>
    <message>
        <source>Longest request body</source>
        <translation>Längster Inhalt einer Anfrage</translation>
    </message>
    <message>
        <source>Octets of a request&apos;s body that are logged; the rest is cut off.</source>
        <translation>Bytes des Inhalts einer Anfrage, die protokolliert werden; der Rest wird abgeschnitten.</translation>
    </message>
    <message>
        <source>Longest answer body</source>
        <translation>Längster Inhalt einer Antwort</translation>
    </message>
    <message>
        <source>Octets of an answer&apos;s body that are logged; the rest is cut off.</source>
        <translation>Bytes des Inhalts einer Antwort, die protokolliert werden; der Rest wird abgeschnitten.</translation>
    </message>
    <message>
        <source>How often a batch is sent again before it is dropped.</source>
        <translation>Wie oft ein Stapel noch einmal gesendet wird, bevor er verworfen wird.</translation>
    </message>
    <message>
        <source>Name of the batches, told when entries are lost.</source>
        <translation>Name der Stapel, der genannt wird, wenn Einträge verloren gehen.</translation>
    </message>
    <message>
        <source>Retry after</source>
        <translation>Wiederholen nach</translation>
    </message>
    <message>
        <source>Seconds before a batch is sent again.</source>
        <translation>Sekunden, bevor ein Stapel noch einmal gesendet wird.</translation>
    </message>
    <message>
        <source>Refuse a log server whose TLS certificate is not trusted.</source>
        <translation>Einen Log-Server ablehnen, dessen TLS-Zertifikat nicht vertraut wird.</translation>
    </message>
    <message>
        <source>URL of the log server, to which batches are posted.</source>
        <translation>URL des Log-Servers, an die Stapel mit POST gehen.</translation>
    </message>
    <message>
        <source>Of all routes with this logger</source>
        <translation>Für alle Routen mit diesem Logger</translation>
    </message>
    <message>
        <source>The format of entries where the plugin&apos;s configuration has none.</source>
        <translation>Das Format der Einträge, wo die Konfiguration des Plugins keines hat.</translation>
    </message>
    <message>
        <source>Fields to add to the usual entry where the plugin&apos;s configuration has none.</source>
        <translation>Felder, die zum üblichen Eintrag kommen, wo die Konfiguration des Plugins keine hat.</translation>
    </message>
    <message>
        <source>Most entries waiting</source>
        <translation>Höchstzahl wartender Einträge</translation>
    </message>
    <message>
        <source>Further entries are dropped while so many wait to be sent.</source>
        <translation>Weitere Einträge werden verworfen, solange so viele auf das Senden warten.</translation>
    </message>
    <message>
        <source>Log to a TCP server</source>
        <translation>An einen TCP-Server protokollieren</translation>
    </message>
    <message>
        <source>Sends what passes to a log server as JSON over TCP or TLS, in batches. Credentials in headers, cookies and arguments are replaced by dots, other than in APISIX.</source>
        <translation>Sendet, was durchgeht, als JSON über TCP oder TLS an einen Log-Server, in Stapeln. Anmeldedaten in Kopfzeilen, Cookies und Parametern werden, anders als bei APISIX, durch Punkte ersetzt.</translation>
    </message>
    <message>
        <source>Name or address of the log server.</source>
        <translation>Name oder Adresse des Log-Servers.</translation>
    </message>
    <message>
        <source>Port of the log server.</source>
        <translation>Port des Log-Servers.</translation>
    </message>
    <message>
        <source>Milliseconds for sending a batch.</source>
        <translation>Millisekunden für das Senden eines Stapels.</translation>
    </message>
    <message>
        <source>Encrypt the connection; the certificate is not checked.</source>
        <translation>Die Verbindung verschlüsseln; das Zertifikat wird nicht geprüft.</translation>
    </message>
    <message>
        <source>TLS server name</source>
        <translation>TLS-Servername</translation>
    </message>
    <message>
        <source>Name to ask for in the TLS handshake.</source>
        <translation>Name, nach dem beim TLS-Handshake gefragt wird.</translation>
    </message>
    <message>
        <source>Log to a syslog server</source>
        <translation>An einen Syslog-Server protokollieren</translation>
    </message>
    <message>
        <source>Sends what passes to a syslog server (RFC 5424) as JSON over TCP, TLS or UDP, in batches. Credentials in headers, cookies and arguments are replaced by dots, other than in APISIX.</source>
        <translation>Sendet, was durchgeht, als JSON über TCP, TLS oder UDP an einen Syslog-Server (RFC 5424), in Stapeln. Anmeldedaten in Kopfzeilen, Cookies und Parametern werden, anders als bei APISIX, durch Punkte ersetzt.</translation>
    </message>
    <message>
        <source>Drop from</source>
        <translation>Verwerfen ab</translation>
    </message>
    <message>
        <source>Accepted for APISIX&apos;s sake; the metadata&apos;s max_pending_entries decides what is dropped.</source>
        <translation>Wird für APISIX angenommen; max_pending_entries in den Metadaten entscheidet, was verworfen wird.</translation>
    </message>
    <message>
        <source>Flush from</source>
        <translation>Senden ab</translation>
    </message>
    <message>
        <source>Accepted for APISIX&apos;s sake; the batch attributes decide when entries are sent.</source>
        <translation>Wird für APISIX angenommen; die Angaben zu den Stapeln entscheiden, wann Einträge gesendet werden.</translation>
    </message>
    <message>
        <source>Name or address of the syslog server.</source>
        <translation>Name oder Adresse des Syslog-Servers.</translation>
    </message>
    <message>
        <source>Accepted for APISIX&apos;s sake; there is one connection at a time.</source>
        <translation>Wird für APISIX angenommen; es gibt immer nur eine Verbindung.</translation>
    </message>
    <message>
        <source>Port of the syslog server.</source>
        <translation>Port des Syslog-Servers.</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>A connection for each batch, or a datagram for each entry.</source>
        <translation>Eine Verbindung je Stapel oder ein Datagramm je Eintrag.</translation>
    </message>
    <message>
        <source>Log to a file</source>
        <translation>In eine Datei protokollieren</translation>
    </message>
    <message>
        <source>Appends what passes to a file, one JSON object a line; a file that was renamed away is begun anew. Credentials in headers, cookies and arguments are replaced by dots, other than in APISIX.</source>
        <translation>Hängt, was durchgeht, an eine Datei an, ein JSON-Objekt je Zeile; wurde die Datei umbenannt, wird eine neue begonnen. Anmeldedaten in Kopfzeilen, Cookies und Parametern werden, anders als bei APISIX, durch Punkte ersetzt.</translation>
    </message>
    <message>
        <source>Lists of conditions; an entry is written when all of one list hold.</source>
        <translation>Listen von Bedingungen; ein Eintrag wird geschrieben, wenn alle einer Liste gelten.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Where to write; the metadata&apos;s path when not set.</source>
        <translation>Wohin geschrieben wird; ohne Angabe der Pfad aus den Metadaten.</translation>
    </message>
    <message>
        <source>Where to write when the plugin&apos;s configuration does not say.</source>
        <translation>Wohin geschrieben wird, wenn die Konfiguration des Plugins nichts sagt.</translation>
    </message>
</context>
</TS>
