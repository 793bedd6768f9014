// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers with units as people type them in a filter.
#pragma once

#include <QStringView>

#include <optional>

namespace gatehouse::ui {

/// "250ms", "2s", "1.5m", "80us"; without a unit milliseconds. In microseconds.
[[nodiscard]] std::optional<qint64> parseSpan(QStringView text);
/// "10kb", "1.5mb", "12", "64kib"; without a unit octets. k is 1000, ki is 1024.
[[nodiscard]] std::optional<qint64> parseSize(QStringView text);

} // namespace gatehouse::ui
