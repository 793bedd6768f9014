// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/yaml.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QtTest>

using namespace gatehouse::config;
using namespace Qt::Literals::StringLiterals;

namespace {

const QStringList oddStrings{u""_qs,
                             u" "_qs,
                             u"  a"_qs,
                             u"a "_qs,
                             u"yes"_qs,
                             u"No"_qs,
                             u"on"_qs,
                             u"1e3"_qs,
                             u"0x1f"_qs,
                             u"012"_qs,
                             u"1_000"_qs,
                             u"12:30:45"_qs,
                             u"2001-12-14"_qs,
                             u"null"_qs,
                             u"~"_qs,
                             u"TRUE"_qs,
                             u".5"_qs,
                             u".inf"_qs,
                             u"-"_qs,
                             u"- a"_qs,
                             u"-1"_qs,
                             u"? a"_qs,
                             u": a"_qs,
                             u"a: b"_qs,
                             u"a:"_qs,
                             u"a #b"_qs,
                             u"#END"_qs,
                             u"x\n#END"_qs,
                             u"[a]"_qs,
                             u"{a}"_qs,
                             u"*a"_qs,
                             u"&a"_qs,
                             u"!a"_qs,
                             u"|"_qs,
                             u">"_qs,
                             u"%a"_qs,
                             u"@a"_qs,
                             u"`a"_qs,
                             u"'a'"_qs,
                             u"\"a\""_qs,
                             u"a\\b"_qs,
                             u"---"_qs,
                             u"..."_qs,
                             u"--- a"_qs,
                             u"a\n"_qs,
                             u"a\n\n"_qs,
                             u"\na"_qs,
                             u"\n"_qs,
                             u"a\n b\n  c"_qs,
                             u" a\nb"_qs,
                             u"a\n \nb"_qs,
                             u"a\n\nb\n"_qs,
                             u"a\n---\nb"_qs,
                             u"a\tb"_qs,
                             u"\ta"_qs,
                             u"a\r\nb"_qs,
                             u"a\n\tb"_qs,
                             u"\u0001\u0004\u007f"_qs,
                             QString(QChar(0)),
                             u"\u0085\u00a0\u2028\ufeff"_qs,
                             u"grüße"_qs,
                             u"日本"_qs,
                             u"😀"_qs,
                             u"😀\n😀"_qs,
                             u"<<"_qs,
                             u"="_qs,
                             u"$a"_qs,
                             u"${a}"_qs,
                             u"a, b"_qs,
                             u"^/a/(.*)$"_qs,
                             u"127.0.0.1:80"_qs,
                             u"[::1]:80"_qs,
                             QString(3000, u'k'),
                             QString(900, u'ü')};

class Generator
{
public:
    explicit Generator(quint32 seed)
        : m_random(seed)
    {
    }

    Document document()
    {
        Document document;
        for (const Kind kind : allKinds) {
            for (int i = below(3); i > 0; --i)
                document.insert(kind, 0, object(0));
        }
        QJsonObject unknown;
        for (int i = below(3); i > 0; --i)
            unknown.insert(u"x" + string(), value(1));
        document.setUnknown(unknown);
        return document;
    }

private:
    int below(int limit) { return m_random.bounded(limit); }

    QString string()
    {
        switch (below(4)) {
        case 0:
            return u"plain%1"_qs.arg(below(100));
        case 1: { // noise out of the characters that mean something
            static const QString alphabet = u" -:#\n\t'\"\\{}[],&*!|>%@`?a0.~/ü\u2028"_qs;
            QString text;
            for (int i = below(8); i > 0; --i)
                text += alphabet.at(below(int(alphabet.size())));
            return text;
        }
        default:
            return oddStrings.at(below(int(oddStrings.size())));
        }
    }

    QJsonValue value(int depth)
    {
        switch (below(depth > 5 ? 6 : 8)) {
        case 0:
            return QJsonValue::Null;
        case 1:
            return below(2) == 0;
        case 2:
            return qint64(m_random.generate64()) >> below(64);
        case 3:
            return (m_random.generateDouble() - 0.5) * std::pow(10, below(40) - 20);
        case 4:
        case 5:
            return string();
        case 6: {
            QJsonArray array;
            for (int i = below(4); i > 0; --i)
                array.append(value(depth + 1));
            return array;
        }
        default:
            return object(depth + 1);
        }
    }

    QJsonObject object(int depth)
    {
        QJsonObject object;
        for (int i = below(5); i > 0; --i)
            object.insert(string(), value(depth + 1));
        return object;
    }

    QRandomGenerator m_random;
};

void compare(const Document &document)
{
    const QByteArray yaml = writeYaml(document);
    const ReadResult result = readYaml(yaml);
    for (const Fault &fault : result.faults)
        qWarning().noquote() << toString(fault);
    if (!result.faults.isEmpty() || result.document != document)
        qWarning().noquote() << yaml;
    QVERIFY(result.faults.isEmpty());
    QVERIFY(result.document == document);
}

} // namespace

class TestYamlRoundtrip : public QObject
{
    Q_OBJECT

private slots:
    void oddStringsSurvive_data()
    {
        QTest::addColumn<QString>("text");
        for (qsizetype i = 0; i < oddStrings.size(); ++i)
            QTest::addRow("%d", int(i)) << oddStrings.at(i);
    }
    void oddStringsSurvive()
    {
        QFETCH(QString, text);
        Document document;
        document.insert(Kind::Route, 0,
                        {{text, text}, {"list"_L1, QJsonArray{text, QJsonArray{text}}}});
        document.setUnknown({{"last"_L1, text}}); // right before the end mark
        compare(document);
    }

    void generatedDocumentsSurvive()
    {
        for (quint32 seed = 1; seed <= 400; ++seed) {
            compare(Generator(seed).document());
            if (QTest::currentTestFailed())
                QFAIL(qPrintable(u"seed %1"_qs.arg(seed)));
        }
    }
};

QTEST_GUILESS_MAIN(TestYamlRoundtrip)
#include "tst_yaml_roundtrip.moc"
