// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/document_builder.h"
#include "gateway/config/environment.h"
#include "gateway/config/yaml.h"
#include "gateway/config/yaml_events.h"

#include <QFile>
#include <QJsonDocument>

#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <sstream>

namespace gatehouse::config {

namespace {

constexpr qsizetype maxSize = 32 * 1024 * 1024;
constexpr char bom[] = "\xef\xbb\xbf";

Fault fileFault(int line, const QString &reason)
{
    return {std::nullopt, {}, {}, line, reason, reason};
}

int lineAt(const QByteArray &text, qsizetype offset)
{
    return int(std::count(text.begin(), text.begin() + qMin(offset, text.size()), '\n')) + 1;
}

// APISIX looks at the last ten octets only.
bool hasEndMark(const QByteArray &text)
{
    return text.right(10).trimmed().endsWith("#END");
}

// What no reader should be shown: too much, another encoding, control characters.
std::optional<Fault> refuseText(const QByteArray &text)
{
    if (text.size() > maxSize)
        return fileFault(0, u"the text exceeds 32 MiB"_qs);
    const auto bad = std::find_if(text.begin(), text.end(), [](char c) {
        return (uchar(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7f;
    });
    if (bad != text.end())
        return fileFault(lineAt(text, bad - text.begin()),
                         u"a control character is not allowed here"_qs);
    if (!text.isValidUtf8())
        return fileFault(0, u"the text is not UTF-8"_qs);
    return std::nullopt;
}

// Checks, byte order mark, environment; the text to parse. Faults are appended.
QByteArray prepare(QByteArray text, const ReadOptions &options, QList<Fault> &faults)
{
    if (text.startsWith(bom))
        text.remove(0, 3);
    if (options.substituteEnvironment && text.size() <= maxSize)
        text = substituteEnvironment(text, faults);
    if (const auto fault = refuseText(text))
        faults.append(*fault);
    return text;
}

void parse(const QByteArray &text, YamlEvents &events)
{
    std::istringstream stream(text.toStdString());
    YAML::Parser parser(stream);
    YamlEvents rest;
    if (parser.HandleNextDocument(events) && parser.HandleNextDocument(rest))
        throw YamlRefusal(u"the file holds more than one YAML document"_qs, 0);
}

QString sentence(const std::string &message)
{
    return u"failed to parse YAML: " + QString::fromStdString(message);
}

} // namespace

namespace {

// The values of a text; std::nullopt with a fault.
std::optional<QJsonValue> parseValues(const QByteArray &text, LineTable &lines,
                                      QList<Fault> &faults)
{
    try {
        YamlEvents events;
        parse(text, events);
        lines = events.lines();
        return events.result();
    } catch (const YamlRefusal &refusal) {
        faults.append(fileFault(refusal.line, refusal.reason));
    } catch (const YAML::Exception &error) {
        const int line = error.mark.is_null() ? 0 : error.mark.line + 1;
        faults.append(fileFault(line, sentence(error.msg)));
    } catch (const std::exception &error) {
        faults.append(fileFault(0, sentence(error.what())));
    }
    return std::nullopt;
}

} // namespace

ReadResult readYaml(const QByteArray &text, const ReadOptions &options)
{
    ReadResult result;
    if (options.requireEndMark && !hasEndMark(text)) {
        const QString reason =
            u"missing valid end flag: the file must end with #END, or it is half-written"_qs;
        result.faults.append(fileFault(lineAt(text, text.size()), reason));
        return result;
    }
    const QByteArray prepared = prepare(text, options, result.faults);
    if (!result.faults.isEmpty())
        return result;
    if (const auto root = parseValues(prepared, result.lines, result.faults))
        result.document = buildDocument(*root, result.lines, result.faults);
    return result;
}

Result<QJsonObject> readYamlMap(const QByteArray &text)
{
    QList<Fault> faults;
    LineTable lines;
    std::optional<QJsonValue> root;
    if (const QByteArray prepared = prepare(text, {}, faults); faults.isEmpty())
        root = parseValues(prepared, lines, faults);
    if (root && !root->isObject() && !root->isNull())
        faults.append(fileFault(0, u"the file must be a map of keys"_qs));
    if (!faults.isEmpty()) {
        const Fault &first = faults.first();
        return fail(ErrorKind::InvalidInput,
                    first.line > 0 ? u"line %1: %2"_qs.arg(first.line).arg(first.reason)
                                   : first.reason);
    }
    return root->toObject();
}

ReadResult readJson(const QByteArray &text, const ReadOptions &options)
{
    ReadResult result;
    const QByteArray prepared = prepare(text, options, result.faults);
    if (!result.faults.isEmpty())
        return result;
    QJsonParseError error;
    const QJsonDocument json = QJsonDocument::fromJson(prepared, &error);
    if (error.error != QJsonParseError::NoError) {
        result.faults.append(fileFault(lineAt(prepared, error.offset),
                                       u"failed to parse JSON: " + error.errorString()));
        return result;
    }
    const QJsonValue root = json.isArray() ? QJsonValue(json.array()) : QJsonValue(json.object());
    if (depthOf(root) > YamlEvents::maxDepth)
        result.faults.append(
            fileFault(0, u"nested more than %1 levels deep"_qs.arg(YamlEvents::maxDepth)));
    else
        result.document = buildDocument(root, result.lines, result.faults);
    return result;
}

ReadResult readFile(const QString &path, const ReadOptions &options)
{
    ReadResult result;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        result.faults.append(fileFault(0, u"cannot read the file: " + file.errorString()));
        return result;
    }
    const QByteArray text = file.read(maxSize + 1);
    return path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive) ? readJson(text, options)
                                                                      : readYaml(text, options);
}

} // namespace gatehouse::config
