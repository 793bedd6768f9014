// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/default_charset.h"
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"
#include "gateway/plugins/transform/compression.h"
#include "gateway/plugins/transform/deflater.h"

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Compress with gzip",
  "description": "Compresses answers for clients that accept gzip. Runs behind all other filters of the answer.",
  "properties": {
    "types": {"anyOf": [{"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}}, {"enum": ["*"]}],
      "default": ["text/html"], "title": "Types", "description": "Media types to compress, or * for all."},
    "min_length": {"type": "integer", "minimum": 1, "default": 20, "title": "Smallest body",
      "description": "Octets; an answer known to be smaller is sent as it is."},
    "comp_level": {"type": "integer", "minimum": 1, "maximum": 9, "default": 1, "title": "Level",
      "description": "1 is fast, 9 is small."},
    "http_version": {"enum": [1.1, 1.0], "default": 1.1, "title": "HTTP version",
      "description": "Lowest HTTP version of the request."},
    "buffers": {"type": "object", "title": "Buffers", "description": "How much is compressed at a time.",
      "default": {"number": 32, "size": 4096},
      "properties": {
        "number": {"type": "integer", "minimum": 1, "default": 32, "title": "Number",
          "description": "Has no effect here: what is compressed goes out at once."},
        "size": {"type": "integer", "minimum": 1, "default": 4096, "title": "Size",
          "description": "Octets of the pieces in which compressed data is made."}}},
    "vary": {"type": "boolean", "title": "Vary", "description": "Add Vary: Accept-Encoding."}
  }
})json";

// The compression of one answer.
struct Packing {
    Deflater deflater;
    bool flushes = false;
};

class Gzip final : public plugin::Plugin
{
public:
    explicit Gzip(const QJsonObject &conf)
        : m_rules(conf)
        , m_level(conf[u"comp_level"].toInt())
        , m_piece(conf[u"buffers"][u"size"].toInteger(4096))
    {
    }

    void headerFilter(Exchange &exchange) const override
    {
        if (!m_rules.admit(exchange)) {
            exchange.note("does not compress: type, size or HTTP version are not among the chosen");
            return;
        }
        const auto length = exchange.responseHeaders.value("Content-Length");
        if (m_rules.addsVary())
            exchange.responseHeaders.append("Vary", "Accept-Encoding");
        if (const char *reason = reasonNotTo(exchange)) {
            exchange.note(QByteArray("does not compress: ") + reason);
            return;
        }
        auto packing = std::make_shared<Packing>();
        if (!packing->deflater.start(m_level, length ? length->toLongLong() : -1, m_piece)) {
            exchange.note("does not compress: there is not enough memory");
            return;
        }
        packing->flushes = isEventStream(exchange);
        http::addDefaultCharset(exchange.responseHeaders, exchange.status); // not to encoded ones
        markEncoded(exchange, "gzip"_qba);
        exchange.pluginState.insert(this, packing);
        exchange.note("compresses with level " + QByteArray::number(m_level));
    }

    bool onlyWatchesBody(const Exchange &exchange) const override
    {
        return !exchange.pluginState.contains(this);
    }

    void bodyFilter(Exchange &exchange, QByteArray &octets, bool last) const override
    {
        const auto packing = std::static_pointer_cast<Packing>(exchange.pluginState.value(this));
        if (!packing || (octets.isEmpty() && !last))
            return;
        octets = packing->deflater.feed(octets,
                                        last                   ? Deflater::Then::Finish
                                            : packing->flushes ? Deflater::Then::Flush
                                                               : Deflater::Then::More);
    }

private:
    static const char *reasonNotTo(const Exchange &exchange)
    {
        if (const char *reason = reasonNotToEncode(exchange))
            return reason;
        // NGINX compresses answers of these statuses only, and none for other proxies.
        if (exchange.status != 200 && exchange.status != 403 && exchange.status != 404)
            return "the status is not 200, 403 or 404";
        if (exchange.received.headers.contains("Via"))
            return "the request came through a proxy (Via)";
        return acceptsCoding(exchange, "gzip", Wildcard::DoesNotCount)
            ? nullptr
            : "the client does not accept gzip";
    }

    CompressionRules m_rules;
    int m_level;
    qint64 m_piece;
};

} // namespace

plugin::Spec gzipSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("gzip");
    spec.priority = 995;
    spec.phases =
        plugin::phaseBit(plugin::Phase::HeaderFilter) | plugin::phaseBit(plugin::Phase::BodyFilter);
    spec.encodesAnswer = true;
    spec.schema = schemaFrom(schema);
    spec.build = [](const QJsonObject &conf,
                    const plugin::BuildContext &) -> Result<std::shared_ptr<const plugin::Plugin>> {
        return std::shared_ptr<const plugin::Plugin>(std::make_shared<Gzip>(conf));
    };
    return spec;
}

} // namespace gatehouse::plugins
