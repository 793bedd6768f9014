// SPDX-License-Identifier: GPL-3.0-or-later
// The translations are complete. With GATEHOUSE_WRITE_TEXTS=1 in the environment the list of the
// schemas' texts is written anew; translations/update.sh then takes them up.
#include "tests/ui/program/schema_texts.h"

#include <QRegularExpression>
#include <QtTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

class TestTranslations : public QObject
{
    Q_OBJECT
private slots:
    void complete_data();
    void complete();
    void contextsAreQualified_data() { complete_data(); }
    void contextsAreQualified();
    void placeholdersSurvive_data() { complete_data(); }
    void placeholdersSurvive();
    void schemaTextsAreListed();
    void schemaTextsAreGerman();

private:
    struct Message {
        QString context;
        QString source;
        QStringList forms;
        bool finished = true;
    };
    static QList<Message> messagesOf(const QString &path);
};

QList<TestTranslations::Message> TestTranslations::messagesOf(const QString &path)
{
    QFile file(path);
    QList<Message> messages;
    QString context;
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.name() == u"source")
            messages.append({context, xml.readElementText(), {}, true});
        else if (xml.name() == u"numerusform")
            messages.last().forms << xml.readElementText();
        else if (xml.name() == u"translation") {
            messages.last().finished = !xml.attributes().hasAttribute("type"_L1);
            if (xml.readNext() == QXmlStreamReader::Characters && !xml.isWhitespace())
                messages.last().forms << xml.text().toString();
        }
    }
    return messages;
}

void TestTranslations::complete_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("atLeast");
    QTest::newRow("German") << QFINDTESTDATA("../../../translations/gatehouse_de.ts") << 400;
    QTest::newRow("English") << QFINDTESTDATA("../../../translations/gatehouse_en.ts") << 10;
}

void TestTranslations::complete()
{
    QFETCH(QString, path);
    QFETCH(int, atLeast);
    const QList<Message> messages = messagesOf(path);
    QVERIFY(messages.size() >= atLeast);
    for (const Message &message : messages)
        QVERIFY2(message.finished, qPrintable(message.source));
}

// A context without its namespace is one that tr() never asks for.
void TestTranslations::contextsAreQualified()
{
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement || xml.name() != u"name")
            continue;
        const QString name = xml.readElementText();
        QVERIFY2(name == u"schema" || name.startsWith(u"gatehouse::ui::"_s), qPrintable(name));
    }
}

void TestTranslations::placeholdersSurvive()
{
    QFETCH(QString, path);
    static const QRegularExpression place(u"%[1-9]"_s);
    for (const Message &message : messagesOf(path)) {
        for (const QString &form : message.forms) {
            QRegularExpressionMatchIterator it = place.globalMatch(message.source);
            while (it.hasNext())
                QVERIFY2(form.contains(it.next().captured()), qPrintable(message.source));
        }
    }
}

void TestTranslations::schemaTextsAreListed()
{
    const QByteArray wanted = gatehouse::test::schemaTextsFile();
    const QFileInfo german(QFINDTESTDATA("../../../translations/gatehouse_de.ts"));
    QFile list(german.dir().filePath(u"schema_texts.cpp"_s));
    if (qEnvironmentVariableIsSet("GATEHOUSE_WRITE_TEXTS")) {
        QVERIFY(list.open(QIODevice::WriteOnly));
        list.write(wanted);
        list.close();
    }
    QVERIFY2(list.open(QIODevice::ReadOnly), "there is no list; run with GATEHOUSE_WRITE_TEXTS=1");
    QVERIFY2(list.readAll() == wanted,
             "the schemas have changed; run with GATEHOUSE_WRITE_TEXTS=1, then update.sh");
}

// Every title and help text that a form shows.
void TestTranslations::schemaTextsAreGerman()
{
    QHash<QString, QString> german;
    for (const Message &message :
         messagesOf(QFINDTESTDATA("../../../translations/gatehouse_de.ts"))) {
        if (message.context == u"schema" && message.finished)
            german.insert(message.source, message.forms.value(0));
    }
    const QStringList texts = gatehouse::test::schemaTexts();
    QVERIFY(texts.size() >= 200);
    for (const QString &text : texts)
        QVERIFY2(!german.value(text).isEmpty(), qPrintable(text));
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
