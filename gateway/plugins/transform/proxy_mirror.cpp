// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/exchange/outbound.h"
#include "gateway/exchange/worker_locals.h"
#include "gateway/http/writer.h"
#include "gateway/plugins/plugin_specs.h"
#include "gateway/plugins/support/conf_text.h"
#include "gateway/plugins/support/uri_text.h"

#include <QRandomGenerator>

namespace gatehouse::plugins {

namespace {

constexpr char schema[] = R"json({
  "type": "object",
  "title": "Mirror requests",
  "description": "Sends a copy of requests to another service; its answers are thrown away.",
  "required": ["host"],
  "properties": {
    "host": {"type": "string", "title": "Host", "description": "Where copies go: scheme://host:port, without a path.",
      "pattern": "^(http(s)?|grpc(s)?):\\/\\/([\\da-zA-Z.-]+|\\[[\\da-fA-F:]+\\])(:\\d+)?$"},
    "path": {"type": "string", "pattern": "^/[^?&]+$", "title": "Path",
      "description": "Path of the copies; without it they keep the path of the request."},
    "path_concat_mode": {"type": "string", "default": "replace", "enum": ["replace", "prefix"], "title": "Use of the path",
      "description": "Whether the path stands instead of the request's or before it."},
    "sample_ratio": {"type": "number", "minimum": 0.00001, "maximum": 1, "default": 1, "title": "Share",
      "description": "Share of the requests to copy; 1 is all."}
  }
})json";

// Larger bodies are not held for a copy.
constexpr qint64 bodyLimit = 1024 * 1024;
// A mirror that does not answer must not take all the connections of a worker.
constexpr int mostAtOnce = 256;
constexpr std::chrono::seconds patience(60);

// How many copies of a worker are under way.
struct UnderWay {
    int count = 0;
};

// What one exchange still has to copy.
struct Copy {
    QByteArray target; // as it was before proxy-rewrite
};

class ProxyMirror final : public plugin::Plugin
{
public:
    ProxyMirror(const QJsonObject &conf, std::optional<OutboundRequest> to)
        : m_to(std::move(to))
        , m_path(conf[u"path"].toString().toUtf8())
        , m_isPrefix(conf[u"path_concat_mode"].toString() == u"prefix")
        , m_share(conf[u"sample_ratio"].toDouble(1))
    {
    }

    plugin::Outcome rewrite(Exchange &exchange) const override
    {
        if (exchange.pluginState.contains(this))
            return decideAboutBody(exchange);
        if (!m_to || !exchange.outbound) {
            exchange.note("does not mirror: gRPC mirrors cannot be reached from here");
            return plugin::Continue{};
        }
        if (m_share < 1 && QRandomGenerator::global()->generateDouble() >= m_share) {
            exchange.note("does not mirror: not in the sample");
            return plugin::Continue{};
        }
        exchange.pluginState.insert(this, std::make_shared<Copy>(Copy{targetOf(exchange)}));
        const bool hasBody = exchange.received.framing != http::Framing::None;
        if (hasBody && !exchange.requestBody && !exchange.requestBodyTooLarge)
            return plugin::NeedBody{bodyLimit};
        return decideAboutBody(exchange);
    }

    void beforeProxy(Exchange &exchange) const override
    {
        const auto copy = std::static_pointer_cast<Copy>(exchange.pluginState.take(this));
        if (!copy)
            return; // none is wanted, or an earlier attempt sent it
        const auto underWay = underWayOf(exchange);
        if (underWay->count >= mostAtOnce) {
            exchange.note("does not mirror: 256 copies wait for the mirror already");
            return;
        }
        ++underWay->count;
        exchange.outbound->post(requestFor(exchange, copy->target),
                                [underWay](const OutboundAnswer &) { --underWay->count; });
        exchange.note("mirrors to " + m_to->host + ':' + QByteArray::number(m_to->port)
                      + copy->target);
    }

private:
    plugin::Outcome decideAboutBody(Exchange &exchange) const
    {
        if (exchange.requestBodyTooLarge
            || exchange.requestBody.value_or(QByteArray()).size() > bodyLimit) {
            exchange.pluginState.remove(this);
            exchange.note("does not mirror: the body is larger than 1 MiB");
        }
        return plugin::Continue{};
    }

    QByteArray targetOf(const Exchange &exchange) const
    {
        const QByteArray own = exchange.upstream.target.value_or(
            withQuery(exchange.target.rawPath, exchange.target.rawQuery));
        if (m_path.isEmpty())
            return own;
        return m_isPrefix ? m_path + own : withQuery(m_path, upstreamQuery(exchange));
    }

    // As the request goes to the upstream, but for the target (NGINX copies it after the access
    // hooks).
    OutboundRequest requestFor(const Exchange &exchange, const QByteArray &target) const
    {
        OutboundRequest request = *m_to;
        request.method = exchange.upstream.method.value_or(exchange.method);
        request.target = target;
        request.headers = exchange.headers;
        http::removeHopByHop(request.headers);
        for (const char *name : {"Content-Length", "Expect"})
            request.headers.remove(name);
        if (exchange.upstream.host)
            request.headers.set("Host", *exchange.upstream.host);
        request.body = exchange.upstream.body.value_or(exchange.requestBody.value_or(QByteArray()));
        request.timeout = patience;
        return request;
    }

    static std::shared_ptr<UnderWay> underWayOf(const Exchange &exchange)
    {
        using Shared = std::shared_ptr<UnderWay>;
        static const auto make = [] {
            return std::make_shared<Shared>(std::make_shared<UnderWay>());
        };
        return exchange.locals ? exchange.locals->get<Shared>("proxy-mirror", make) : *make();
    }

    std::optional<OutboundRequest> m_to; // empty: a scheme that cannot be reached from here
    QByteArray m_path;
    bool m_isPrefix;
    double m_share;
};

} // namespace

plugin::Spec proxyMirrorSpec()
{
    plugin::Spec spec;
    spec.name = QLatin1String("proxy-mirror");
    spec.priority = 1010;
    spec.phases =
        plugin::phaseBit(plugin::Phase::Rewrite) | plugin::phaseBit(plugin::Phase::BeforeProxy);
    spec.schema = schemaFrom(schema);
    spec.build = [](const QJsonObject &conf,
                    const plugin::BuildContext &) -> Result<std::shared_ptr<const plugin::Plugin>> {
        const QByteArray host = conf[u"host"].toString().toUtf8();
        std::optional<OutboundRequest> to;
        if (host.startsWith("http")) {
            auto request = outboundRequestTo(host);
            if (!request)
                return fail(request.error());
            request->verifyTls = false; // as NGINX, which trusts a mirror it was told of
            to = *std::move(request);
        }
        return std::shared_ptr<const plugin::Plugin>(
            std::make_shared<ProxyMirror>(conf, std::move(to)));
    };
    return spec;
}

} // namespace gatehouse::plugins
