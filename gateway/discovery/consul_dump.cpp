// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/discovery/consul_dump.h"

#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

namespace gatehouse::discovery {

namespace {

constexpr qint64 maxFile = 64 * 1024 * 1024;

QJsonObject dumpOf(const QJsonObject &conf)
{
    return conf.value(u"dump"_qs).toObject();
}

qint64 secondsOf(const Clock &clock)
{
    return std::chrono::duration_cast<std::chrono::seconds>(clock.wall().time_since_epoch())
        .count();
}

} // namespace

ConsulDump::ConsulDump(const QJsonObject &conf, const Clock &clock)
    : m_clock(clock)
    , m_path(dumpOf(conf).value(u"path"_qs).toString())
    , m_loads(dumpOf(conf).value(u"load_on_init"_qs).toBool(true))
    , m_expire(dumpOf(conf).value(u"expire"_qs).toInt(0))
{
}

Result<QJsonObject> ConsulDump::show(const QJsonObject &conf)
{
    const QString path = dumpOf(conf).value(u"path"_qs).toString();
    if (path.isEmpty())
        return gatehouse::fail(ErrorKind::Unavailable, u"dump params is nil"_qs);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return gatehouse::fail(ErrorKind::Unavailable,
                               u"the dump file %1 cannot be read: %2; it is written when Consul "
                               "has answered"_qs.arg(path, file.errorString()));
    return QJsonDocument::fromJson(file.read(maxFile)).object();
}

void ConsulDump::load(ServiceBoard &board) const
{
    if (m_path.isEmpty() || !m_loads)
        return;
    const auto file = show({{u"dump"_qs, QJsonObject{{u"path"_qs, m_path}}}});
    if (!file || !file->contains(u"services"_qs) || !file->contains(u"last_update"_qs))
        return;
    const qint64 written = qint64(file->value(u"last_update"_qs).toDouble());
    if (m_expire != 0 && written + m_expire < secondsOf(m_clock))
        return;
    board.put(sourceName(), catalogueFromJson(file->value(u"services"_qs).toObject()));
}

void ConsulDump::save(const ServiceBoard &board) const
{
    if (m_path.isEmpty())
        return;
    const QJsonObject entity{{u"services"_qs, toJson(board.all())},
                             {u"last_update"_qs, secondsOf(m_clock)},
                             {u"expire"_qs, m_expire}};
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly)
        || file.write(QJsonDocument(entity).toJson(QJsonDocument::Compact)) < 0 || !file.commit())
        qWarning("discovery: the dump file %s cannot be written: %s", qPrintable(m_path),
                 qPrintable(file.errorString()));
}

} // namespace gatehouse::discovery
