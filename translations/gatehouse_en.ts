<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>gatehouse::ui::ApplyFlow</name>
    <message numerus="yes">
        <source>%n change(s) applied</source>
        <translation>
            <numerusform>%n change applied</numerusform>
            <numerusform>%n changes applied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::BodyPane</name>
    <message numerus="yes">
        <source>%1 events</source>
        <translation>
            <numerusform>%1 event</numerusform>
            <numerusform>%1 events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::CellText</name>
    <message numerus="yes">
        <source>SSE %1 events</source>
        <translation>
            <numerusform>SSE %1 event</numerusform>
            <numerusform>SSE %1 events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::CentralFrame</name>
    <message numerus="yes">
        <source>%n change(s) from last time were never applied.</source>
        <translation>
            <numerusform>%n change from last time was never applied.</numerusform>
            <numerusform>%n changes from last time were never applied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::DocumentEditor</name>
    <message numerus="yes">
        <source>delete %n resource(s)</source>
        <translation>
            <numerusform>delete %n resource</numerusform>
            <numerusform>delete %n resources</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::OthersNotice</name>
    <message numerus="yes">
        <source>%1 applied %n revisions, now %2</source>
        <translation>
            <numerusform>%1 applied %n revision, now %2</numerusform>
            <numerusform>%1 applied %n revisions, now %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::OverviewPage</name>
    <message numerus="yes">
        <source>Last %n minute(s)</source>
        <translation>
            <numerusform>Last minute</numerusform>
            <numerusform>Last %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last %n second(s)</source>
        <translation>
            <numerusform>last second</numerusform>
            <numerusform>last %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>p99 %1, %n sample(s)</source>
        <translation>
            <numerusform>p99 %1, %n sample</numerusform>
            <numerusform>p99 %1, %n samples</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) of upstreams are down: %1</source>
        <translation>
            <numerusform>%n node of upstreams is down: %1</numerusform>
            <numerusform>%n nodes of upstreams are down: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::PluginCard</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::ResourceModel</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::ReviewDialog</name>
    <message numerus="yes">
        <source>Not applied: %n problem(s) stand in the way. What runs has not changed. Choose one to go to its field.</source>
        <translation>
            <numerusform>Not applied: %n problem stands in the way. What runs has not changed. Choose it to go to its field.</numerusform>
            <numerusform>Not applied: %n problems stand in the way. What runs has not changed. Choose one to go to its field.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::ShellToolBar</name>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::StatusText</name>
    <message numerus="yes">
        <source>%n not recorded</source>
        <translation>
            <numerusform>%n not recorded</numerusform>
            <numerusform>%n not recorded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n route(s)</source>
        <translation>
            <numerusform>%n route</numerusform>
            <numerusform>%n routes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::ui::TrafficView</name>
    <message numerus="yes">
        <source>%1 exchanges cleared from the table.</source>
        <translation>
            <numerusform>%1 exchange cleared from the table.</numerusform>
            <numerusform>%1 exchanges cleared from the table.</numerusform>
        </translation>
    </message>
</context>
</TS>
