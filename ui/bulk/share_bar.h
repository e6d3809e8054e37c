#pragma once
// One bar in parts, with a line of words beneath: how much of a whole each part is.

#include "ui/common/tokens.h"

#include <QWidget>

namespace rf::ui {

struct Share {
    QString text; ///< "500 change"
    qint64 count = 0;
    Token tone = Token::Ctl;
};

class ShareBar : public QWidget {
    Q_OBJECT
public:
    explicit ShareBar(QWidget* parent = nullptr);
    /// Shares of nothing are left out. The words are the accessible name.
    void setShares(const QList<Share>& shares);
    QSize sizeHint() const override { return {200, 34}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QList<Share> m_shares;
};

} // namespace rf::ui
