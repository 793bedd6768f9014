// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"

#include <QRandomGenerator>
#include <QUuid>

namespace gatehouse::plugins {

namespace {

// The default alphabet has APISIX's own spelling, "GHIGK" included.
constexpr char schema[] = R"json({
  "type": "object",
  "title": "Request id",
  "description": "Gives each request an id, unless it brings one, and tells it to the upstream and the client.",
  "properties": {
    "header_name": {"type": "string", "default": "X-Request-Id", "title": "Header",
      "description": "Header that carries the id."},
    "include_in_response": {"type": "boolean", "default": true, "title": "Tell the client",
      "description": "Also put the id into the answer."},
    "algorithm": {"type": "string", "enum": ["uuid", "nanoid", "range_id", "ksuid", "uuidv7"],
      "default": "uuid", "title": "Kind of id", "description": "How new ids are made."},
    "range_id": {"type": "object", "title": "Random characters",
      "description": "For the kind range_id: how long and of what characters.",
      "properties": {
        "length": {"type": "integer", "minimum": 6, "default": 16, "title": "Length",
          "description": "Number of characters."},
        "char_set": {"type": "string", "minLength": 6,
          "default": "abcdefghijklmnopqrstuvwxyzABCDEFGHIGKLMNOPQRSTUVWXYZ0123456789",
          "title": "Characters", "description": "Characters to choose from."}
      },
      "default": {"length": 16,
        "char_set": "abcdefghijklmnopqrstuvwxyzABCDEFGHIGKLMNOPQRSTUVWXYZ0123456789"}}
  }
})json";

QByteArray randomOctets(qsizetype count)
{
    QByteArray octets(count, Qt::Uninitialized);
    for (char &octet : octets)
        octet = char(QRandomGenerator::system()->bounded(256));
    return octets;
}

QByteArray randomText(qsizetype length, const QByteArray &alphabet)
{
    QByteArray text(length, Qt::Uninitialized);
    for (char &c : text)
        c = alphabet.at(QRandomGenerator::system()->bounded(int(alphabet.size())));
    return text;
}

qint64 millisecondsOf(Clock::Wall time)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

// Big-endian, the last `count` octets of `value`.
QByteArray bigEndian(qint64 value, int count)
{
    QByteArray octets;
    for (int shift = (count - 1) * 8; shift >= 0; shift -= 8)
        octets += char(value >> shift);
    return octets;
}

// RFC 9562 5.7: 48 bits of time, version, variant, the rest random.
QByteArray uuidV7(Clock::Wall now)
{
    QByteArray octets = bigEndian(millisecondsOf(now), 6) + randomOctets(10);
    octets[6] = char((octets.at(6) & 0x0f) | 0x70);
    octets[8] = char((octets.at(8) & 0x3f) | 0x80);
    return QUuid::fromRfc4122(octets).toByteArray(QUuid::WithoutBraces);
}

// Seconds since 2014-05-13 and 128 random bits, in 27 base-62 digits, most significant first.
QByteArray ksuid(Clock::Wall now)
{
    static constexpr char digits[] =
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    static constexpr qint64 epoch = 1'400'000'000;
    QByteArray number = bigEndian(millisecondsOf(now) / 1000 - epoch, 4) + randomOctets(16);
    QByteArray text(27, '0');
    for (qsizetype place = text.size() - 1; place >= 0; --place) {
        int remainder = 0;
        for (char &octet : number) {
            const int dividend = remainder * 256 + uchar(octet);
            octet = char(dividend / 62);
            remainder = dividend % 62;
        }
        text[place] = digits[remainder];
    }
    return text;
}

const QByteArray nanoAlphabet =
    "-_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"_qba;

class RequestId final : public plugin::Plugin
{
public:
    explicit RequestId(const QJsonObject &conf)
        : m_header(conf[u"header_name"].toString().toUtf8())
        , m_algorithm(conf[u"algorithm"].toString())
        , m_alphabet(conf[u"range_id"][u"char_set"].toString().toUtf8())
        , m_length(conf[u"range_id"][u"length"].toInt())
        , m_inResponse(conf[u"include_in_response"].toBool())
    {
    }

    plugin::Outcome rewrite(Exchange &exchange) const override
    {
        QByteArray id = exchange.headers.value(m_header).value_or(QByteArray());
        const bool isNew = id.isEmpty();
        if (isNew) {
            id = make(exchange.startedWall);
            exchange.headers.set(m_header, id);
        }
        exchange.note((isNew ? "gave the request the id " : "kept the request's id ") + id);
        exchange.contextVariables.insert("apisix_request_id"_qba, id);
        if (m_inResponse)
            exchange.pluginState.insert(this, std::make_shared<QByteArray>(id));
        return plugin::Continue{};
    }

    void headerFilter(Exchange &exchange) const override
    {
        const auto id = std::static_pointer_cast<QByteArray>(exchange.pluginState.value(this));
        if (id && exchange.responseHeaders.value(m_header).value_or(QByteArray()).isEmpty())
            exchange.responseHeaders.set(m_header, *id);
    }

private:
    QByteArray make(Clock::Wall now) const
    {
        if (m_algorithm == u"nanoid")
            return randomText(21, nanoAlphabet);
        if (m_algorithm == u"range_id")
            return randomText(m_length, m_alphabet);
        if (m_algorithm == u"ksuid")
            return ksuid(now);
        if (m_algorithm == u"uuidv7")
            return uuidV7(now);
        return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    }

    QByteArray m_header;
    QString m_algorithm;
    QByteArray m_alphabet;
    int m_length;
    bool m_inResponse;
};

} // namespace

plugin::Spec requestIdSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("request-id");
    spec.priority = 12015;
    spec.phases =
        plugin::phaseBit(plugin::Phase::Rewrite) | plugin::phaseBit(plugin::Phase::HeaderFilter);
    spec.schema = schemaFrom(schema);
    spec.build = [](const QJsonObject &conf,
                    const plugin::BuildContext &) -> Result<std::shared_ptr<const plugin::Plugin>> {
        return std::shared_ptr<const plugin::Plugin>(std::make_shared<RequestId>(conf));
    };
    return spec;
}

} // namespace gatehouse::plugins
