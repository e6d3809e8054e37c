#pragma once

#include "ui/common/dialog.h"

#include <utility>

class QDateTimeEdit;
class QLabel;

namespace rf::ui {

class Button;

/// A span of one's own for the Capacity screen.
class RangeDialog : public Dialog {
    Q_OBJECT
public:
    /// Seconds since the epoch; nothing later than `now` can be shown.
    RangeDialog(qint64 from, qint64 to, qint64 now, QWidget* parent = nullptr);
    std::pair<qint64, qint64> range() const;
    QDateTimeEdit* from() const { return m_from; }
    QDateTimeEdit* to() const { return m_to; }
    Button* showButton() const { return m_show; }
    QString problem() const; ///< as shown; empty: none

private:
    void sync();
    qint64 m_now;
    QDateTimeEdit *m_from, *m_to;
    QLabel* m_problem;
    Button* m_show;
};

} // namespace rf::ui
