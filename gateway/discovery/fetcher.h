// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPointer>

#include <chrono>
#include <functional>
#include <optional>

namespace gatehouse::discovery {

// The address of a registry without the user info it may carry, which is a secret.
struct RegistryAddress {
    QString url; // no slash at its end
    QString user, password;
    bool hasUser = false;
};
RegistryAddress parseAddress(const QString &text);

struct Ask {
    QUrl url;
    QByteArray method = "GET";
    QList<QPair<QByteArray, QByteArray>> fields = {};
    std::chrono::milliseconds timeout{7000}; // without anything coming
    bool verifyPeer = true;
};

struct Heard {
    int status = 0; // 0: no answer
    QByteArray body;
    QByteArray index; // X-Consul-Index
    QString fault; // why it cannot be used, without address or secret; empty: a 200 came whole

    // The body; std::nullopt if it is no JSON.
    std::optional<QJsonValue> json() const;
};

// Requests to a registry. Answers are bounded; redirections are not followed, so that no
// credential goes where it was not meant for. Nothing is called after its end.
class Fetcher final : public QObject
{
public:
    static constexpr qint64 maxBody = 32 * 1024 * 1024;
    static constexpr qint64 maxLine = 8 * 1024 * 1024;
    using Done = std::function<void(const Heard &)>;
    using Line = std::function<void(const QByteArray &)>;
    using Call = QPointer<QNetworkReply>;

    explicit Fetcher(QObject *parent = nullptr);
    ~Fetcher() override;

    Call get(const Ask &ask, Done done);
    // The lines of an answer as they come; the body is empty at the end.
    Call stream(const Ask &ask, Line line, Done done);
    void cancel(const Call &call); // nothing of it is told any more

private:
    struct Under;
    Call send(const Ask &ask, Line line, Done done);

    QNetworkAccessManager m_network;
};

} // namespace gatehouse::discovery
