// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"
#include "gateway/plugins/transform/compression.h"

#include <brotli/encode.h>

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Compress with Brotli",
  "description": "Compresses answers for clients that accept br.",
  "properties": {
    "types": {"anyOf": [{"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}}, {"enum": ["*"]}],
      "default": ["text/html"], "title": "Types", "description": "Media types to compress, or * for all."},
    "min_length": {"type": "integer", "minimum": 1, "default": 20, "title": "Smallest body",
      "description": "Octets; an answer known to be smaller is sent as it is."},
    "mode": {"type": "integer", "minimum": 0, "maximum": 2, "default": 0, "title": "Mode",
      "description": "Kind of data: 0 anything, 1 UTF-8 text, 2 WOFF 2.0 fonts."},
    "comp_level": {"type": "integer", "minimum": 0, "maximum": 11, "default": 6, "title": "Level",
      "description": "0 is fast, 11 is small."},
    "lgwin": {"type": "integer", "default": 19, "enum": [0, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24],
      "title": "Window", "description": "Size of the window as a power of 2; 0 lets the encoder choose."},
    "lgblock": {"type": "integer", "default": 0, "enum": [0, 16, 17, 18, 19, 20, 21, 22, 23, 24],
      "title": "Block", "description": "Largest input block as a power of 2; 0 lets the encoder choose."},
    "http_version": {"enum": [1.1, 1.0], "default": 1.1, "title": "HTTP version",
      "description": "Lowest HTTP version of the request."},
    "vary": {"type": "boolean", "title": "Vary", "description": "Add Vary: Accept-Encoding."}
  }
})json";

using Encoder = std::unique_ptr<BrotliEncoderState, decltype(&BrotliEncoderDestroyInstance)>;

// What the octets become; after a flush the peer can unpack all that came so far.
QByteArray encoded(BrotliEncoderState *encoder, QByteArrayView octets,
                   BrotliEncoderOperation operation)
{
    QByteArray out;
    auto next = reinterpret_cast<const uint8_t *>(octets.data());
    auto left = size_t(octets.size());
    size_t room = 0;
    do {
        if (!BrotliEncoderCompressStream(encoder, operation, &left, &next, &room, nullptr, nullptr))
            break; // out of memory: the client notices the missing end
        size_t size = 0;
        const uint8_t *made = BrotliEncoderTakeOutput(encoder, &size);
        out.append(reinterpret_cast<const char *>(made), qsizetype(size));
    } while (left > 0 || BrotliEncoderHasMoreOutput(encoder));
    return out;
}

class Brotli final : public plugin::Plugin
{
public:
    explicit Brotli(const QJsonObject &conf)
        : m_rules(conf)
        , m_mode(uint32_t(conf[u"mode"].toInt()))
        , m_level(uint32_t(conf[u"comp_level"].toInt()))
        , m_window(uint32_t(conf[u"lgwin"].toInt()))
        , m_block(uint32_t(conf[u"lgblock"].toInt()))
    {
    }

    void headerFilter(Exchange &exchange) const override
    {
        const bool accepted = acceptsCoding(exchange, "br", Wildcard::Counts);
        if (const char *reason =
                accepted ? reasonNotToEncode(exchange) : "the client does not accept br") {
            exchange.note(QByteArray("does not compress: ") + reason);
            return;
        }
        if (!m_rules.admit(exchange)) {
            exchange.note("does not compress: type, size or HTTP version are not among the chosen");
            return;
        }
        if (m_rules.addsVary())
            exchange.responseHeaders.append("Vary", "Accept-Encoding");
        if (std::shared_ptr<BrotliEncoderState> encoder = makeEncoder()) {
            markEncoded(exchange, "br"_qba);
            exchange.pluginState.insert(this, encoder);
            exchange.note("compresses with level " + QByteArray::number(m_level));
        }
    }

    bool onlyWatchesBody(const Exchange &exchange) const override
    {
        return !exchange.pluginState.contains(this);
    }

    void bodyFilter(Exchange &exchange, QByteArray &octets, bool last) const override
    {
        const auto encoder =
            std::static_pointer_cast<BrotliEncoderState>(exchange.pluginState.value(this));
        if (!encoder || (octets.isEmpty() && !last))
            return;
        // Each piece can be unpacked when it arrives, as from APISIX.
        octets =
            encoded(encoder.get(), octets, last ? BROTLI_OPERATION_FINISH : BROTLI_OPERATION_FLUSH);
    }

private:
    std::shared_ptr<BrotliEncoderState> makeEncoder() const
    {
        Encoder encoder(BrotliEncoderCreateInstance(nullptr, nullptr, nullptr),
                        &BrotliEncoderDestroyInstance);
        if (!encoder)
            return nullptr;
        BrotliEncoderSetParameter(encoder.get(), BROTLI_PARAM_MODE, m_mode);
        BrotliEncoderSetParameter(encoder.get(), BROTLI_PARAM_QUALITY, m_level);
        if (m_window > 0)
            BrotliEncoderSetParameter(encoder.get(), BROTLI_PARAM_LGWIN, m_window);
        BrotliEncoderSetParameter(encoder.get(), BROTLI_PARAM_LGBLOCK, m_block);
        return encoder;
    }

    CompressionRules m_rules;
    uint32_t m_mode, m_level, m_window, m_block;
};

} // namespace

plugin::Spec brotliSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("brotli");
    spec.priority = 996;
    spec.phases =
        plugin::phaseBit(plugin::Phase::HeaderFilter) | plugin::phaseBit(plugin::Phase::BodyFilter);
    spec.encodesAnswer = true;
    spec.schema = schemaFrom(schema);
    spec.build = [](const QJsonObject &conf,
                    const plugin::BuildContext &) -> Result<std::shared_ptr<const plugin::Plugin>> {
        return std::shared_ptr<const plugin::Plugin>(std::make_shared<Brotli>(conf));
    };
    return spec;
}

} // namespace gatehouse::plugins
