//! Lists, page after page.

use std::collections::VecDeque;

use crate::{Call, Error};

/// One page of a list.
pub trait Page {
    /// What is listed.
    type Item;

    /// What is on the page, and where the next begins.
    fn into_parts(self) -> (Vec<Self::Item>, Option<String>);
}

/// Every object of a list; pages are asked for as they are needed.
#[derive(Debug)]
pub struct Pages<'c, P: Page> {
    read: VecDeque<P::Item>,
    next: Option<Call<'c, P>>,
}

impl<'c, P: Page> Call<'c, P> {
    /// The objects of this list from here on.
    pub fn pages(self) -> Pages<'c, P> {
        Pages { read: VecDeque::new(), next: Some(self) }
    }
}

impl<P: Page + Send> Pages<'_, P> {
    /// The next object; `None` at the end. After an error the list is at its end.
    pub async fn next(&mut self) -> Option<Result<P::Item, Error>> {
        while self.read.is_empty() {
            let call = self.next.take()?;
            let rest = call.again();
            match call.await {
                Ok(reply) => {
                    let (items, cursor) = reply.body.into_parts();
                    self.read.extend(items);
                    self.next = cursor.map(|cursor| rest.after(cursor));
                }
                Err(error) => return Some(Err(error)),
            }
        }
        self.read.pop_front().map(Ok)
    }

    /// Every object left.
    ///
    /// # Errors
    /// Of the first page that could not be read.
    pub async fn collect(mut self) -> Result<Vec<P::Item>, Error> {
        let mut items = Vec::new();
        while let Some(item) = self.next().await {
            items.push(item?);
        }
        Ok(items)
    }
}
