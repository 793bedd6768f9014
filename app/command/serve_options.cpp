// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/serve_options.h"

#include <QCommandLineParser>
#include <QStandardPaths>

namespace gatehouse::app {

static QList<QCommandLineOption> serveCommandOptions()
{
    return {
        {{u"h"_qs, u"help"_qs}, u"Shows this text."_qs},
        {u"config"_qs, u"Serve this apisix.yaml (or .json)."_qs, u"FILE"_qs},
        {u"settings"_qs, u"APISIX's config.yaml for it; by default the one in the same folder."_qs,
         u"FILE"_qs},
        {u"workspace"_qs, u"Serve the workspace in this folder."_qs, u"DIR"_qs},
        {u"demo"_qs,
         u"Make the folder a demo workspace if it is empty; without --workspace, the user's own demo."_qs},
        {u"listen"_qs, u"Address to serve on, port 0 for any free one (127.0.0.1:9080)."_qs,
         u"ADDRESS:PORT"_qs},
        {u"listen-tls"_qs,
         u"Serve HTTPS there, with the certificates of the ssls (APISIX: port 9443)."_qs,
         u"ADDRESS:PORT"_qs},
        {u"metrics"_qs, u"Serve metrics there under /apisix/prometheus/metrics."_qs,
         u"ADDRESS:PORT"_qs},
        {u"status"_qs, u"Serve /status and /status/ready there (APISIX: port 7085)."_qs,
         u"ADDRESS:PORT"_qs},
        {u"access-log"_qs, u"Write a JSON line for each request there; -: standard output."_qs,
         u"FILE"_qs},
        {u"control"_qs, u"Serve APISIX's control API there (APISIX: port 9090)."_qs,
         u"ADDRESS:PORT"_qs},
        {u"admin"_qs, u"Serve APISIX's Admin API there; needs --admin-key-file."_qs,
         u"ADDRESS:PORT"_qs},
        {u"admin-key-file"_qs, u"The Admin API's key: one line in a file of mode 600."_qs,
         u"FILE"_qs},
        {u"router"_qs, u"radixtree_host_uri, radixtree_uri or radixtree_uri_with_parameter."_qs,
         u"NAME"_qs},
        {u"transport"_qs, u"Engine towards upstreams: wire or qt."_qs, u"NAME"_qs},
        {u"workers"_qs, u"Threads that serve (by cores)."_qs, u"N"_qs},
        {u"store"_qs, u"Keep traffic in this file; none: do not keep it."_qs, u"FILE"_qs},
        {u"demo-traffic"_qs, u"Send that many requests a second to the demo routes."_qs,
         u"RATE"_qs},
    };
}

static Result<void> readAddress(const QCommandLineParser &parser, const QString &name,
                                std::optional<ListenAddress> &address)
{
    if (!parser.isSet(name))
        return {};
    const Result<ListenAddress> parsed = parseListenAddress(parser.value(name));
    if (!parsed)
        return fail(parsed.error());
    address = *parsed;
    return {};
}

static Result<void> readAdmin(const QCommandLineParser &parser, ServeOptions &options)
{
    options.adminKeyFile = parser.value(u"admin-key-file"_qs);
    if (parser.isSet(u"admin"_qs) == options.adminKeyFile.isEmpty())
        return fail(ErrorKind::InvalidInput,
                    u"--admin ADDRESS:PORT and --admin-key-file FILE are needed together"_qs);
    return readAddress(parser, u"admin"_qs, options.admin);
}

static Result<void> readNames(const QCommandLineParser &parser, ServeOptions &options)
{
    if (parser.isSet(u"router"_qs)) {
        options.router = router::modeFromName(parser.value(u"router"_qs));
        if (!options.router)
            return fail(ErrorKind::InvalidInput,
                        u"there is no router \"%1\""_qs.arg(parser.value(u"router"_qs)));
    }
    if (parser.isSet(u"transport"_qs)) {
        const QString name = parser.value(u"transport"_qs);
        if (name != u"wire"_qs && name != u"qt"_qs)
            return fail(ErrorKind::InvalidInput,
                        u"there is no transport \"%1\"; say wire or qt"_qs.arg(name));
        options.engine = name == u"qt"_qs ? transport::Engine::Qt : transport::Engine::Wire;
    }
    return {};
}

static Result<void> readNumbers(const QCommandLineParser &parser, ServeOptions &options)
{
    bool isNumber = true;
    if (parser.isSet(u"workers"_qs)) {
        options.workers = parser.value(u"workers"_qs).toInt(&isNumber);
        if (!isNumber || *options.workers < 1 || *options.workers > 256)
            return fail(ErrorKind::InvalidInput, u"--workers takes a number from 1 to 256"_qs);
    }
    if (parser.isSet(u"demo-traffic"_qs)) {
        options.demoTraffic = parser.value(u"demo-traffic"_qs).toDouble(&isNumber);
        if (!isNumber || options.demoTraffic <= 0)
            return fail(ErrorKind::InvalidInput,
                        u"--demo-traffic takes a number of requests a second"_qs);
    }
    return {};
}

static Result<void> readSource(const QCommandLineParser &parser, ServeOptions &options)
{
    options.configFile = parser.value(u"config"_qs);
    options.settingsFile = parser.value(u"settings"_qs);
    options.workspace = parser.value(u"workspace"_qs);
    options.demo = parser.isSet(u"demo"_qs);
    const bool isWorkspace = options.demo || !options.workspace.isEmpty();
    if (options.configFile.isEmpty() != isWorkspace)
        return fail(ErrorKind::InvalidInput,
                    u"name either --config FILE or --workspace DIR (or --demo)"_qs);
    if (isWorkspace && !options.settingsFile.isEmpty())
        return fail(ErrorKind::InvalidInput,
                    u"a workspace has its own config.yaml; --settings goes with --config"_qs);
    if (options.demo && options.workspace.isEmpty())
        options.workspace = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
            + u"/gatehouse/demo"_qs;
    if (parser.isSet(u"store"_qs))
        options.store = parser.value(u"store"_qs);
    if (isWorkspace && options.store && *options.store != u"none"_qs)
        return fail(
            ErrorKind::InvalidInput,
            u"a workspace keeps its traffic in its own file; only --store none is possible"_qs);
    return {};
}

Result<std::optional<ServeOptions>> parseServeOptions(const QStringList &arguments, QString &help)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"gatehousectl serve: runs the gateway without a window."_qs);
    parser.addOptions(serveCommandOptions());
    const bool understood = parser.parse(QStringList{u"gatehousectl serve"_qs} + arguments);
    if (parser.isSet(u"help"_qs)) {
        help = parser.helpText();
        return std::optional<ServeOptions>();
    }
    if (!understood)
        return fail(ErrorKind::InvalidInput, parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return fail(ErrorKind::InvalidInput,
                    u"\"%1\" is not understood"_qs.arg(parser.positionalArguments().first()));
    ServeOptions options;
    options.accessLog = parser.value(u"access-log"_qs);
    for (const Result<void> &step :
         {readSource(parser, options), readAddress(parser, u"listen"_qs, options.listen),
          readAddress(parser, u"listen-tls"_qs, options.listenTls),
          readAddress(parser, u"control"_qs, options.control),
          readAddress(parser, u"metrics"_qs, options.metrics),
          readAddress(parser, u"status"_qs, options.status), readAdmin(parser, options),
          readNames(parser, options), readNumbers(parser, options)}) {
        if (!step)
            return fail(step.error());
    }
    return std::optional(options);
}

void applyTo(GatewayOptions &options, const ServeOptions &wanted)
{
    if (wanted.listen) {
        options.address = wanted.listen->host;
        options.port = wanted.listen->port;
        options.tryNextPorts = false;
    }
    if (wanted.listenTls) {
        options.tlsAddress = wanted.listenTls->host;
        options.tlsPort = wanted.listenTls->port;
    }
    options.router = wanted.router.value_or(options.router);
    options.engine = wanted.engine.value_or(options.engine);
    options.workers = wanted.workers.value_or(options.workers);
    if (!wanted.accessLog.isEmpty())
        options.accessLog = wanted.accessLog;
    if (wanted.store && *wanted.store == u"none"_qs)
        options.recording = false;
}

} // namespace gatehouse::app
