#pragma once

#include "models/capacity/what_if.h"

#include <QWidget>

class QLabel;

namespace rf::ui {

class PreviewChart;

/// A preview follows its dialog's values after so much rest.
inline constexpr int kPreviewSoonMs = 60;

/// What the last 24 hours would have been with the values of a dialog: a chart for reads, one for writes, and a sentence.
/// Hidden while nothing is known.
class PreviewPart : public QWidget {
    Q_OBJECT
public:
    /// `charts`: how the two stand.
    explicit PreviewPart(Qt::Orientation charts, QWidget* parent = nullptr);
    /// True: it came or went, and the dialog's height is another.
    bool show(const models::CapacityPreview& preview);
    QString text() const; ///< as shown; empty: none

private:
    PreviewChart *m_reads, *m_writes;
    QLabel* m_text;
};

} // namespace rf::ui
