#pragma once

#include <QStringList>

class QComboBox;

namespace rf::ui {

/// "All …" (no data) and the texts after it; keeps the choice while its text is among the new ones. Says nothing to
/// those who listen to the box. The list is wide enough for its longest text.
void refill(QComboBox* box, const QString& all, const QStringList& texts);

} // namespace rf::ui
