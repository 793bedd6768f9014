// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/cache/stored_codec.h"

#include <QCryptographicHash>
#include <QDataStream>

namespace gatehouse::cache {

namespace {

constexpr quint32 magic = 0x47484331; // "GHC1"
constexpr qsizetype checksumSize = 20;
constexpr qint32 maxFields = 4096;

qint64 secondsOf(Clock::Wall time)
{
    return std::chrono::duration_cast<Seconds>(time.time_since_epoch()).count();
}

QByteArray checksum(QByteArrayView octets)
{
    return QCryptographicHash::hash(octets.toByteArray(), QCryptographicHash::Sha1);
}

void writeHeaders(QDataStream &out, const http::Headers &headers)
{
    out << qint32(headers.size());
    for (const http::Field &field : headers)
        out << field.name << field.value;
}

bool readHeaders(QDataStream &in, http::Headers &headers)
{
    qint32 count = 0;
    in >> count;
    if (in.status() != QDataStream::Ok || count < 0 || count > maxFields)
        return false;
    for (qint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        http::Field field;
        in >> field.name >> field.value;
        headers.append(field.name, field.value);
    }
    return in.status() == QDataStream::Ok;
}

} // namespace

QByteArray encodeStored(const QByteArray &key, const StoredResponse &answer, Clock::Steady now,
                        Clock::Wall wall)
{
    QByteArray out;
    out.reserve(answer.body.size() + 2048);
    QDataStream stream(&out, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << magic << key << qint32(answer.status) << answer.scope << answer.varyNames
           << answer.varyValues << qint64(answer.freshness.lifetime.count())
           << answer.freshness.isExplicit << secondsOf(answer.arrived)
           << secondsOf(wall) - qint64(answer.age(now).count());
    writeHeaders(stream, answer.headers);
    stream << answer.body;
    out += checksum(out);
    return out;
}

std::optional<DecodedFile> decodeStored(const QByteArray &file, Clock::Steady now, Clock::Wall wall)
{
    const qsizetype size = file.size() - checksumSize;
    if (size <= 0
        || checksum(QByteArrayView(file).first(size)) != QByteArrayView(file).sliced(size))
        return std::nullopt;
    QDataStream stream(file);
    stream.setVersion(QDataStream::Qt_6_4);
    DecodedFile out;
    auto answer = std::make_shared<StoredResponse>();
    quint32 found = 0;
    qint32 status = 0;
    qint64 lifetime = 0, arrived = 0, born = 0;
    stream >> found;
    if (found != magic)
        return std::nullopt;
    stream >> out.key >> status >> answer->scope >> answer->varyNames >> answer->varyValues
        >> lifetime >> answer->freshness.isExplicit >> arrived >> born;
    if (!readHeaders(stream, answer->headers))
        return std::nullopt;
    stream >> answer->body;
    if (stream.status() != QDataStream::Ok)
        return std::nullopt;
    answer->status = status;
    answer->freshness.lifetime = Seconds(lifetime);
    answer->arrived = Clock::Wall(Seconds(arrived));
    answer->born = now - Seconds(std::max<qint64>(0, secondsOf(wall) - born));
    answer->control = responseCacheControl(answer->headers);
    out.answer = std::move(answer);
    return out;
}

} // namespace gatehouse::cache
