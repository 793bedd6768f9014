// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/limits/remote_bucket.h"

#include <cmath>

namespace gatehouse::limits {

namespace {

// {1 if it may pass, thousandths of requests in the bucket as text}
const redis::Script &bucketScript()
{
    static const redis::Script script(R"lua(
local rate, burst, now = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local bucket = redis.call('HMGET', KEYS[1], 'excess', 'last')
local excess = 0
if bucket[1] and bucket[2] then
  local leaked = rate * math.abs(now - tonumber(bucket[2])) / 1000
  excess = math.max(tonumber(bucket[1]) - leaked + 1000, 0)
  if excess > burst then
    return {0, tostring(excess)}
  end
end
redis.call('HSET', KEYS[1], 'excess', tostring(excess), 'last', ARGV[3])
redis.call('EXPIRE', KEYS[1], ARGV[4])
return {1, tostring(excess)}
)lua");
    return script;
}

// {1 if it may enter, how many are in}
const redis::Script &crowdScript()
{
    static const redis::Script script(R"lua(
local limit, life, now = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
redis.call('ZREMRANGEBYSCORE', KEYS[1], 0, now)
local count = redis.call('ZCARD', KEYS[1])
if count >= limit then
  return {0, count}
end
redis.call('ZADD', KEYS[1], now + life, ARGV[4])
redis.call('EXPIRE', KEYS[1], life)
return {1, count + 1}
)lua");
    return script;
}

Unexpected<Error> failureIn(const Result<redis::Reply> &reply)
{
    if (!reply)
        return fail(reply.error());
    return fail(ErrorKind::ProtocolError,
                reply->isFault() ? u"redis: "_qs + QString::fromUtf8(reply->text)
                                 : u"redis answered something else than was asked"_qs);
}

QByteArray exact(double value)
{
    return QByteArray::number(value, 'g', 17);
}

} // namespace

void pourRemotely(redis::Client &client, const QByteArray &key, const Rate &rate, Clock::Wall now,
                  const std::function<void(Result<std::optional<Seconds>>)> &done)
{
    static constexpr double longest = 3.2e9; // a century
    const qint64 time =
        std::chrono::floor<std::chrono::milliseconds>(now.time_since_epoch()).count();
    const double life = std::min(std::ceil(rate.burst / rate.perSecond) + 1, longest);
    client.eval(bucketScript(), "limit_req:"_qba + key,
                {exact(rate.perSecond * 1000), exact(rate.burst * 1000), QByteArray::number(time),
                 QByteArray::number(qint64(life))},
                [rate, done](const Result<redis::Reply> &reply) {
                    if (!reply || reply->items.size() != 2) {
                        done(failureIn(reply));
                        return;
                    }
                    std::optional<Seconds> wait;
                    if (reply->items[0].number() == 1)
                        wait = Seconds(reply->items[1].number() / (rate.perSecond * 1000));
                    done(wait);
                });
}

void enterRemotely(redis::Client &client, const RemoteEntry &entry, const Crowd &crowd,
                   Clock::Wall now, const std::function<void(Result<std::optional<qint64>>)> &done)
{
    const qint64 time = std::chrono::floor<std::chrono::seconds>(now.time_since_epoch()).count();
    client.eval(crowdScript(), "limit_conn:"_qba + entry.key,
                {exact(double(crowd.most) + double(crowd.burst)),
                 QByteArray::number(entry.lifetime.count()), QByteArray::number(time),
                 entry.requestId},
                [done](const Result<redis::Reply> &reply) {
                    if (!reply || reply->items.size() != 2) {
                        done(failureIn(reply));
                        return;
                    }
                    std::optional<qint64> count;
                    if (reply->items[0].number() == 1)
                        count = qint64(reply->items[1].number());
                    done(count);
                });
}

void leaveRemotely(redis::Client &client, const RemoteEntry &entry)
{
    const QByteArray key = "limit_conn:" + entry.key;
    // Who leaves waits for no answer; should it get lost, the entry's time runs out.
    client.run(key, {"ZREM"_qba, key, entry.requestId}, [](const Result<redis::Reply> &) {});
}

} // namespace gatehouse::limits
