// SPDX-License-Identifier: GPL-3.0-or-later
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

private:
    struct Message {
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
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"source")
            messages.append({xml.readElementText(), {}, true});
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
        QVERIFY2(name.startsWith(u"gatehouse::ui::"_s), qPrintable(name));
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

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
