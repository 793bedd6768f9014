// SPDX-License-Identifier: GPL-3.0-or-later
// Turns a body into text to show: JSON indented, other text as it is, anything else as a hex dump,
// with a note about what is not shown.
#pragma once

#include "gateway/traffic/record.h"

#include <QCoreApplication>
#include <QString>

namespace gatehouse::ui {

struct BodyText {
    enum class Kind { Empty, Json, Text, Hex };
    Kind kind = Kind::Empty;
    QString text;
    QString note; ///< size and what is missing
};

class BodyReader
{
    Q_DECLARE_TR_FUNCTIONS(gatehouse::ui::BodyReader)
public:
    static constexpr qsizetype MaxShown = 256 * 1024; ///< octets of text
    static constexpr qsizetype MaxHex = 16 * 1024; ///< octets as hex
    static constexpr qsizetype MaxLine = 4096; ///< longer lines are broken for the view

    /// coding: of Content-Encoding; a coded body is shown as it came.
    [[nodiscard]] static BodyText read(const traffic::Body &body, const QByteArray &type,
                                       const QByteArray &coding);

private:
    static QString hex(QByteArrayView octets);
    static QString broken(const QString &text);
    static QStringList notes(const traffic::Body &body, const QByteArray &coding);
};

} // namespace gatehouse::ui
