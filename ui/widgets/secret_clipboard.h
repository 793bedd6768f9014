// SPDX-License-Identifier: GPL-3.0-or-later
// Puts a secret on the clipboard, marked so that clipboard managers leave it alone, and takes it
// away again after a while unless something else was copied since.
#pragma once

#include <chrono>
#include <QObject>
#include <QTimer>

namespace gatehouse::ui {

class SecretClipboard : public QObject
{
    Q_OBJECT
public:
    explicit SecretClipboard(QObject *parent = nullptr,
                             std::chrono::milliseconds lifetime = std::chrono::seconds(30));
    ~SecretClipboard() override; // clears at once

    void put(const QString &secret);
    void clear();

private:
    QTimer m_life;
    QString m_secret;
};

} // namespace gatehouse::ui
