// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace gatehouse::app
{

// Tells when the content of a file has become another one, whichever way it was written: in place,
// by rename over it, by removing and making it anew. Watches the folder as well as the file and
// compares digests, so that a touch or one's own save (tell it by seen()) is no news. Events within
// 100 ms count as one.
class FileWatch final : public QObject
{
    Q_OBJECT

public:
    explicit FileWatch(const QString &path, QObject *parent = nullptr);

    void seen(const QByteArray &content); // this content is known: no signal for it

signals:
    void changed(const QByteArray &content);
    void vanished(); // the file is gone; changed() follows if it comes back

private:
    void watchAgain();
    void look();

    const QString m_path;
    QFileSystemWatcher m_watcher;
    QTimer m_settle;
    QByteArray m_digest; // empty: there is no file
};

} // namespace gatehouse::app
